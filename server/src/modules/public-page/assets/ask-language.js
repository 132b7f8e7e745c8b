/**
 * One choice of language for all pages of this site in a browser: the key is that of the client of the staff. Nothing is sent, and
 * without scripts the address and the browser's own languages decide. It runs before the page is drawn.
 */
const root = document.documentElement
const languageKey = 'veche.language'

/** A page that came of a post is not asked for again: it may be the only sight of a receipt. */
function followChoice() {
  const address = new URL(location.href)
  const chosen = localStorage.getItem(languageKey)
  if (root.dataset.posted !== undefined || address.searchParams.has('lang')) return
  if ((chosen !== 'ru' && chosen !== 'en') || chosen === root.lang) return
  address.searchParams.set('lang', chosen)
  location.replace(address.href)
}

function keepChoice({ target }) {
  const pressed = target.closest('a[hreflang][lang], form.lang button[lang]')
  if (pressed) localStorage.setItem(languageKey, pressed.lang)
}

try {
  followChoice()
  document.addEventListener('click', (event) => {
    try {
      keepChoice(event)
    } catch {
      // The browser keeps nothing: the address says it.
    }
  })
} catch {
  // A browser that forbids its store costs the choice, never the page.
}
