// Rules that catch mistakes; layout belongs to prettier.
import js from "@eslint/js";
import globals from "globals";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Features meet in routes.tsx and nowhere else; controls know no feature; only the hosts know Tauri. */
const rooms = (patterns, message) => ({
  "no-restricted-imports": ["error", { patterns: [{ group: patterns, message }] }],
});

export default tseslint.config(
  { ignores: ["dist", "src/api/bindings.ts"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  a11y.flatConfigs.strict,
  hooks.configs.flat["recommended-latest"],
  {
    files: ["src/**/*.{ts,tsx}"],
    languageOptions: { globals: globals.browser },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always"],
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Only api/host.bridge.ts speaks to a host." },
        { name: "confirm", message: "Use controls/Dialog." },
        { name: "alert", message: "Use controls/Notices." },
        { name: "prompt", message: "Use controls/Dialog." },
      ],
      ...rooms(["@tauri-apps/*"], "Only api/host.tauri.ts knows Tauri."),
      // WebKit forgets that a list without bullets is a list; the role reminds it.
      "jsx-a11y/no-redundant-roles": ["error", { ul: ["list"], ol: ["list"] }],
      // No compiler is used; the windowed grid is measured as it is.
      "react-hooks/incompatible-library": "off",
      // A grid's row takes focus and keys by design; its role says so.
      "jsx-a11y/no-noninteractive-tabindex": [
        "error",
        { tags: [], roles: ["tabpanel", "grid", "row", "gridcell"] },
      ],
    },
  },
  {
    files: ["src/controls/**"],
    rules: rooms(
      ["**/features/*", "**/features/**", "**/api/*", "@tauri-apps/*"],
      "A control knows no feature and no command.",
    ),
  },
  {
    files: ["src/features/*/**"],
    rules: rooms(
      ["../../features/*", "../[a-z]*/**", "!../../**", "@tauri-apps/*"],
      "Features never import one another; they meet in routes.tsx.",
    ),
  },
  { files: ["src/api/host.tauri.ts"], rules: { "no-restricted-imports": "off" } },
  { files: ["src/api/host.bridge.ts"], rules: { "no-restricted-globals": "off" } },
  { files: ["*.ts", "*.js"], languageOptions: { globals: globals.node } },
);
