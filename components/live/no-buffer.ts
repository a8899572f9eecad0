/** In the browser nothing asks for Node's Buffer: what names it asks first where it runs (next.config.ts). */
export const Buffer = undefined
