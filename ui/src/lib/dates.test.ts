import { describe, expect, it } from "vitest";
import {
  addDays,
  clockToMinutes,
  daysBetween,
  fromToday,
  hoursText,
  longDay,
  minutesToClock,
  mondayOf,
  nearDay,
  readDay,
  typedDay,
  weekdayOf,
  whyNoDay,
} from "./dates";

const today = "2026-11-10";

describe("a day as people write it", () => {
  it("is written with its weekday, and unknown is written, not left blank", () => {
    expect(longDay("2026-11-10")).toBe("Tue 10 Nov 2026");
    expect(longDay(null)).toBe("unknown");
    expect(longDay("no day"), "text that is no day is shown as it is").toBe("no day");
    expect(typedDay("2026-01-05")).toBe("05/01/2026");
  });

  it("leaves the year away only when it is this year", () => {
    expect(nearDay("2026-12-01", today)).toBe("Tue 1 Dec");
    expect(nearDay("2027-01-05", today)).toBe("Tue 5 Jan 2027");
  });

  it.each([
    ["10/11/2026", "2026-11-10"],
    ["1/9/26", "2026-09-01"],
    ["10.11.2026", "2026-11-10"],
    ["10-11-2026", "2026-11-10"],
    ["10 11 2026", "2026-11-10"],
    ["10 nov", "2026-11-10"],
    ["10 November 2026", "2026-11-10"],
    ["Tue 10 Nov 2026", "2026-11-10"],
    ["1st dec", "2026-12-01"],
    ["2026-11-10", "2026-11-10"],
    ["today", today],
    ["tomorrow", "2026-11-11"],
    ["yesterday", "2026-11-09"],
    ["+7", "2026-11-17"],
    ["-2w", "2026-10-27"],
    ["fri", "2026-11-13"],
    ["tue", "2026-11-17"],
    ["thursday", "2026-11-12"],
    ["next tuesday", "2026-11-17"],
    ["next fri", "2026-11-20"],
    ["next sunday", "2026-11-22"],
    ["27/3/12", "2012-03-27"],
    ["27/3/98", "1998-03-27"],
    ["", ""],
  ])("reads %j as %j", (typed, day) => {
    expect(readDay(typed, today)).toBe(day);
  });

  it("takes a day without a year as the nearest: January, typed in November, is the next one", () => {
    expect(readDay("12/1", today)).toBe("2027-01-12");
    expect(readDay("12/10", today)).toBe("2026-10-12");
  });

  it.each([
    "31/02/2014",
    "32/1/2026",
    "10/13/2026",
    "soon",
    "monkey",
    "next week",
    "12/11/206",
    "10/11/20",
    "29/2/2027",
    "1/1/0001",
    "10/11/2026x",
  ])("refuses %j", (typed) => {
    const read = readDay(typed, today);
    // "10/11/20" is a two-digit year and is read; the others are no days.
    expect(read).toBe(typed === "10/11/20" ? "2020-11-10" : undefined);
  });

  it.each([
    ["12/11/206", "The year of 12/11/206 must have four figures, like 23/11/2026."],
    ["12/11/3026", "The year of 12/11/3026 must be from 1900 to 2199."],
    ["31/02/2026", "31/02/2026 is not a day in the calendar. Type a day such as 23/11/2026."],
    [
      "11/23/2026",
      "11/23/2026 is not a day in the calendar. The day comes first, then the month: 23/11/2026.",
    ],
    ["soon", "“soon” is not a day. Type a day such as 23/11/2026, fri, tomorrow or +2."],
  ])("says of %j why it is none, and what would be one", (typed, sentence) => {
    expect(readDay(typed, today)).toBeUndefined();
    expect(whyNoDay(typed)).toBe(sentence);
  });

  it("takes every day of a leap cycle back from how it is typed", () => {
    for (let i = 0; i < 1462; i += 1) {
      const day = addDays("2023-01-01", i);
      expect(readDay(typedDay(day), today), "what is shown must be read again as itself").toBe(day);
      expect(readDay(longDay(day), today)).toBe(day);
    }
  });
});

describe("counting days", () => {
  it("adds and takes away over months, years and the change of the clocks", () => {
    expect(addDays("2026-10-24", 2), "the clocks go back on 25 Oct 2026").toBe("2026-10-26");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(daysBetween("2026-11-10", "2026-11-01")).toBe(-9);
    expect(weekdayOf("2026-11-15")).toBe(7);
    expect(mondayOf("2026-11-15")).toBe("2026-11-09");
    expect(fromToday("2026-11-11", today)).toBe("tomorrow");
    expect(fromToday("2026-10-29", today)).toBe("12 days ago");
  });
});

describe("times and hours", () => {
  it.each([
    ["9:15", 555],
    ["0915", 555],
    ["9", 540],
    ["1:30pm", 810],
    ["12am", 0],
    ["12pm", 720],
    ["24:00", undefined],
    ["9:60", undefined],
    ["noon", undefined],
  ])("reads %j as %j minutes after midnight", (typed, minutes) => {
    expect(clockToMinutes(typed)).toBe(minutes);
  });

  it("writes them", () => {
    expect(minutesToClock(555)).toBe("09:15");
    expect(hoursText(870)).toBe("14.5 h");
    expect(hoursText(1500)).toBe("25 h");
    expect(hoursText(75)).toBe("1.25 h");
  });
});
