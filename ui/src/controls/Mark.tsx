/** The product's mark: a signpost. Decoration; the name stands beside it or in the window's title. */

/** The mark in the colour of the text around it. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="10.600" y="2" width="2.800" height="20" rx="1.200" />
      <path d="M4 4.500h12.500L20 7.500l-3.500 3H4z" />
      <path d="M20 12.200H9.500L6.500 14.700l3 2.500H20z" opacity=".62" />
    </svg>
  );
}
