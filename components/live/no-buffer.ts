/**
 * Stands in the browser's build where Node has its Buffer. lib0 mentions it for Node alone and takes what browsers have
 * themselves; without this every page that writes would bring a Buffer of its own.
 */
export const Buffer = undefined
