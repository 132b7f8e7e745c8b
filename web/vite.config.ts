import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/',
  plugins: [react()],
  // The content policy allows no data: fonts, and one small file more costs nothing.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, sourcemap: false },
  server: { port: 18400, proxy: { '/api': 'http://localhost:8080' } },
})
