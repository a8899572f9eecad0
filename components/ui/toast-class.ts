/** The face of a message, apart from the code that times it. */
export const toastClass =
  'inline-flex min-h-12 animate-rise items-center gap-3 rounded-control border border-transparent bg-band px-4.5 text-15 text-on-band shadow-pop print:hidden'
