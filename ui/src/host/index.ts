// The host that this window runs in.
import { isTauri } from "@tauri-apps/api/core";
import type { Host } from "./host";
import { HttpHost } from "./http";
import { TauriHost } from "./tauri";

let current: Host | undefined;

export function host(): Host {
  current ??= isTauri() ? new TauriHost() : new HttpHost();
  return current;
}

/** Tests put their own in. */
export function useHost(other: Host): void {
  current = other;
}

export type { Host } from "./host";
export { appError, isAppError } from "./failure";
