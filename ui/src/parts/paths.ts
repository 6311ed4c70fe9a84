// Paths as people see them; the program itself never takes one apart here.
/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).pop() ?? path;
}

/** The folder that a path is in, empty where there is none. */
export function folderOf(path: string): string {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return cut > 0 ? path.slice(0, cut) : "";
}
