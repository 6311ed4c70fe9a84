// Builds the window's pages; the messages live one folder up, shared with the command line.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 1420, strictPort: true, fs: { allow: [".."] } },
  // WebKitGTK 2.40 is what Debian 12 began with.
  build: { target: "safari16.4", assetsInlineLimit: 0, reportCompressedSize: false },
  test: {
    include: ["src/**/*.test.ts", "test/unit/**/*.test.ts"],
    environment: "node",
  },
});
