// What the compiler does not see: no HTML from text, and one door to Tauri.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const markup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "srcdoc"];

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/api/contract.gen.ts", "test/shots/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  { files: ["*.js", "*.ts", "test/**"], languageOptions: { globals: { ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      "svelte/no-at-html-tags": "error",
      "no-restricted-properties": [
        "error",
        ...markup.map((property) => ({ property, message: "Text is never put into the window as HTML." })),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: `AssignmentExpression > MemberExpression[property.name=/^(${markup.join("|")})$/]`,
          message: "Text is never put into the window as HTML.",
        },
      ],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/host talks to Tauri." }] },
      ],
      eqeqeq: "error",
      // Collections in controllers are replaced whole or are no state at all.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  { files: ["src/host/**"], rules: { "no-restricted-imports": "off" } },
);
