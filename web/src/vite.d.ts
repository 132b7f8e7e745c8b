/// <reference types="vite/types/importMeta.d.ts" />

/** Each name is an export of its own, so that a build keeps those that are used; `styles.test.ts` says which exist. */
declare module '*.module.css' {
  const names: Readonly<Record<string, string>>
  export = names
}
declare module '*.css' {}

interface WindowEventMap {
  'vite:preloadError': Event & { payload: Error }
}
