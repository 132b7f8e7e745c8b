// Runs before the first paint, so that a dark screen never flashes white. lib/browser/theme.ts takes over later.
;(() => {
  let choice = 'auto'
  try {
    choice = localStorage.getItem('veche.theme') || 'auto'
  } catch {}
  const dark = choice === 'dark' || (choice === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
