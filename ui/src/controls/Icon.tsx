/**
 * The window's few signs, drawn on a sixteen-unit grid in the colour of the text. Always beside a word or on a button
 * with a name, so they are hidden from screen readers.
 */
const paths = {
  today: "M3 4.5h10v8.5H3zM3 7h10M5.5 3v2.5M10.5 3v2.5M6 10l1.5 1.5L10.5 8.8",
  pupils:
    "M6 8a2.4 2.4 0 1 0 0-4.8A2.4 2.4 0 0 0 6 8zM1.8 13.2c.3-2.4 2-3.7 4.2-3.7s3.900 1.300 4.200 3.700M10.500 7.800a2 2 0 1 0-.600-3.900M11.500 9.700c1.600.300 2.600 1.500 2.800 3.300",
  panels: "M2.500 6.500h11M4 6.500v6.500M12 6.500v6.500M2.500 9.500h11M5 3.200h6",
  providers: "M2.500 13.500h11M4 13.500V6l4-3 4 3v7.500M6.700 13.500v-3.500h2.600v3.500",
  schools: "M1.800 6 8 3l6.200 3L8 9zM4.200 7.400v3.800c2.200 1.800 5.400 1.800 7.600 0V7.400M14.200 6v4",
  data: "M3 4.200c0-1 2.200-1.700 5-1.700s5 .700 5 1.700-2.200 1.700-5 1.700-5-.700-5-1.700zM3 4.200v7.600c0 1 2.200 1.700 5 1.700s5-.700 5-1.700V4.200M3 8c0 1 2.200 1.700 5 1.700S13 9 13 8",
  settings:
    "M2.500 4.500h5M10.500 4.500h3M2.500 8h1.500M7 8h6.500M2.500 11.500h6M11.500 11.500h2M9 3v3M5.500 6.500v3M10 10v3",
  search: "M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.300 10.300l3.700 3.700",
  undo: "M3 6h6.500a3.500 3.500 0 0 1 0 7H6M3 6l2.800-2.800M3 6l2.800 2.800",
  lock: "M4 7.200h8v6H4zM5.500 7.200V5.300a2.500 2.500 0 0 1 5 0v1.900",
  plus: "M8 3v10M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  down: "M4 6.300 8 10.300l4-4",
  up: "M4 9.700 8 5.700l4 4",
  right: "M6.300 4 10.300 8l-4 4",
  left: "M9.700 4 5.700 8l4 4",
  calendar: "M3 4.500h10v8.500H3zM3 7.200h10M5.500 3v2.500M10.500 3v2.500",
  more: "M3.500 8h.01M8 8h.01M12.500 8h.01",
  print: "M4.500 6V2.800h7V6M4.500 11.500H2.800V6h10.400v5.500h-1.700M4.500 9.500h7v4h-7z",
  check: "M3 8.500l3.300 3.300L13 4.800",
  warn: "M8 2.800l6 10.700H2zM8 6.800v3M8 11.700h.01",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.400v3.600M8 5h.01",
  filter: "M2.500 4h11M4.500 8h7M6.500 12h3",
  peek: "M2.500 3.500h11v9h-11zM9 3.500v9",
  edit: "M3 13l.600-2.700 7.100-7.100 2.100 2.100-7.100 7.100z",
  file: "M4 2.500h5L12 5.500v8H4zM9 2.500v3h3",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.200 1.600",
} as const;

/** The name of a sign. */
export type IconName = keyof typeof paths;

/** A sign in the colour of the text around it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
