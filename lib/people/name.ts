/** "Daniel" of "Daniel Reyes", as the two speak of each other. */
export const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name
