import react from '@vitejs/plugin-react'
import { defineConfig, type InlineConfig } from 'vite'
import { filesOfFirstPage } from './first-page.ts'
import { keepStyles } from './keep-styles.ts'
import { precompress } from './precompress.ts'
import { scopedName } from './scoped-name.ts'

const FIRST_PAGE = { client: 'src/main.tsx', page: 'src/app/pages/desk/DeskPage.tsx' }
/** With what it is told before the first schema is made. */
const VALIDATOR = {
  name: 'zod',
  test: /node_modules\/zod\/|web\/src\/lib\/forms\/quiet-zod\.ts/,
  priority: 4,
}

const BUILT = {
  plugins: [react(), keepStyles()],
  css: { modules: { generateScopedName: scopedName } },
  build: {
    // The content policy allows no data: fonts, and one small file more costs nothing.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The open pages are made by the server; what recounts them in the browser is a file beside the client.
      input: { index: 'index.html', recount: 'src/open/recount.ts', receipt: 'src/open/receipt.ts' },
      // A name of a style is written where it is used.
      optimization: { inlineConst: { mode: 'all' } },
    },
  },
} satisfies InlineConfig

export default defineConfig(async ({ command }) => {
  if (command !== 'build') {
    return { plugins: [react()], server: { port: 18400, proxy: { '/api': 'http://localhost:8080' } } }
  }
  const groups = [VALIDATOR, ...(await filesOfFirstPage(FIRST_PAGE, BUILT))]
  const rolldownOptions = { ...BUILT.build.rolldownOptions, output: { codeSplitting: { groups } } }
  return {
    ...BUILT,
    plugins: [...BUILT.plugins, precompress()],
    build: { ...BUILT.build, outDir: 'dist', emptyOutDir: true, sourcemap: false, rolldownOptions },
  }
})
