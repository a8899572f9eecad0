import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. Every command works on it, wherever it was called from. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {string[]} parts */
export function inProject(...parts) {
  return join(project, ...parts)
}

/** Passwords, databases and locks of this folder's Waymark: `.waymark`, or `WAYMARK_DATA`. */
export function dataFolder() {
  return resolve(project, process.env.WAYMARK_DATA || '.waymark')
}
