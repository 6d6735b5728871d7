/** The day that the app believes it is. The core says; nothing in the window asks the machine's clock. */
import { createContext, useContext } from "react";

const TodayContext = createContext("2000-01-01");

/** Gives the day to everything inside. */
export const TodayProvider = TodayContext.Provider;

/** The day that the app believes it is, as "2026-11-10". */
export function useToday(): string {
  return useContext(TodayContext);
}
