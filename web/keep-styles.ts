import type { Plugin } from 'vite'

/** The names of a style module are written where they are used, and nothing of it is imported any more: its styles stay. */
export function keepStyles(): Plugin {
  return {
    name: 'keep-styles',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\.module\.css$/ },
      handler: (code) => ({ code, moduleSideEffects: 'no-treeshake' }),
    },
  }
}
