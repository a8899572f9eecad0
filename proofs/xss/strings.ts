// What has ever made a browser run a stranger's words: each says `__x(n)` with a number of its own, so that whatever runs
// can be told from whatever is only read.

/** A hostile string about this number. */
export type Hostile = (id: number) => string

/** What runs by itself once it is taken for markup. */
const markup: readonly Hostile[] = [
  (id) => `<script>__x(${id})</script>`,
  (id) => `<img src=x onerror=__x(${id})>`,
  (id) => `<IMG SRC=x OnErRoR="__x(${id})">`,
  (id) => `<img/src/onerror=__x(${id})>`,
  (id) => `<svg onload=__x(${id})>`,
  (id) => `<svg><script>__x(${id})</script></svg>`,
  (id) => `<svg><animate onbegin=__x(${id}) attributeName=x dur=1s>`,
  (id) => `<math><mtext></form><form><mglyph><style></math><img src onerror=__x(${id})>`,
  (id) => `<details open ontoggle=__x(${id})>`,
  (id) => `<video><source onerror=__x(${id})></video>`,
  (id) => `<audio src=x onerror=__x(${id})>`,
  (id) => `<body onload=__x(${id})>`,
  (id) => `<input autofocus onfocus=__x(${id})>`,
  (id) => `<iframe srcdoc="<script>parent.__x(${id})</script>"></iframe>`,
  (id) => `<iframe src="javascript:parent.__x(${id})"></iframe>`,
  (id) => `<object data="x" onerror=__x(${id})></object>`,
  (id) => `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=__x(${id})>b</b>`,
  (id) => `<noscript><p title="</noscript><img src=x onerror=__x(${id})>">`,
  (id) => `<template><p></template><img src=x onerror=__x(${id})>`,
  (id) => `<a href="javascript:__x(${id})">a</a>`,
  (id) => `<form><button formaction="javascript:__x(${id})">b</button></form>`,
]

/** What ends whatever the words may stand in: an attribute, an element, a comment, a script. */
const endings = [
  '',
  '">',
  `'>`,
  '` ',
  '</title>',
  '</textarea>',
  '</style>',
  '</script>',
  '-->',
  ']]>',
  '</select></option>',
  '\\"></p>',
  '"}</script>',
  '\u2028">',
]

/** What ends a string in a script, or is understood by a template. */
const script: readonly Hostile[] = [
  (id) => `";__x(${id});//`,
  (id) => `';__x(${id});//`,
  (id) => `\\";__x(${id});//`,
  (id) => `\\';__x(${id});//`,
  (id) => `"-__x(${id})-"`,
  (id) => `'-__x(${id})-'`,
  (id) => `"+__x(${id})+"`,
  (id) => `\`;__x(${id});//`,
  (id) => `\${__x(${id})}`,
  (id) => `{{constructor.constructor('__x(${id})')()}}`,
  (id) => `<%= __x(${id}) %>`,
  (id) => `#{__x(${id})}`,
  (id) => `\u2028__x(${id})\u2029`,
  (id) => `"]);__x(${id});([" `,
  (id) => `" onmouseover="__x(${id})" autofocus onfocus="__x(${id})" x="`,
  (id) => `' onmouseover='__x(${id})' autofocus onfocus='__x(${id})' x='`,
]

/** Addresses that are not ones. */
const addresses: readonly Hostile[] = [
  (id) => `javascript:__x(${id})`,
  (id) => `JaVaScRiPt:__x(${id})`,
  (id) => `java\tscript:__x(${id})`,
  (id) => `java\nscript:__x(${id})`,
  (id) => `\u0001javascript:__x(${id})`,
  (id) => ` javascript:__x(${id})`,
  (id) => `javascript://harbor.example/%0A__x(${id})`,
  (id) => `javascript:void(0);__x(${id})//https://harbor.example`,
  (id) => `data:text/html,<script>__x(${id})</script>`,
  (id) => `data:text/html;charset=utf-8,%3Cscript%3E__x(${id})%3C/script%3E`,
  (id) => `vbscript:__x(${id})`,
  (id) => `view-source:javascript:__x(${id})`,
  (id) => `blob:javascript:__x(${id})`,
  (id) => `//harbor.example/"onfocus="__x(${id})"autofocus="`,
  (id) => `https://harbor.example/"><img src=x onerror=__x(${id})>`,
]

/** The same said in other letters. */
const disguised: readonly Hostile[] = [
  (id) => `&lt;img src=x onerror=__x(${id})&gt;`,
  (id) => `&#60;img src=x onerror=__x(${id})&#62;`,
  (id) => `\\u003cimg src=x onerror=__x(${id})\\u003e`,
  (id) => `\\x3cimg src=x onerror=__x(${id})\\x3e`,
  (id) => `%3Cimg%20src%3Dx%20onerror%3D__x(${id})%3E`,
  (id) => `＜img src=x onerror=__x(${id})＞`,
  (id) => `<\u0000img src=x onerror=__x(${id})>`,
  (id) => `<img src=x onerror\u00a0=__x(${id})>`,
  (id) => `[a](javascript:__x(${id}))`,
  (id) => `![a](x"onerror="__x(${id}))`,
  (id) => `<javascript:__x(${id})>`,
  (id) => `=HYPERLINK("javascript:__x(${id})")`,
]

export const hostile: readonly Hostile[] = [
  ...endings.flatMap((ending) =>
    markup.map(
      (say): Hostile =>
        (id) =>
          `${ending}${say(id)}`,
    ),
  ),
  ...script,
  ...addresses,
  ...disguised,
]

/** The numbers that are said in these words. */
export const numbersIn = (words: string): number[] =>
  Array.from(words.matchAll(/__x\((\d+)\)/g), ([, id]) => Number(id))
