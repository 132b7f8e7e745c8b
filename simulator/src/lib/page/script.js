/** Brings the live part of the page up to date; while a person writes there, only a button says that there is news. */
const live = document.querySelector('[data-live]')
const news = document.querySelector('.news')
const DELAY_MS = 700
let isLookDue = false
/** Holds what the server gave, without the marks of this page. */
let shown = live?.innerHTML

function isBusy() {
  const isWriting = [...live.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue)
  return isWriting || live.querySelector('details[open]') !== null || live.contains(document.activeElement)
}

async function fetchLive() {
  const response = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } })
  if (!response.ok) return null
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return page.querySelector('[data-live]')
}

/** The browser loses the mark of `:target` with the element, so the new one gets it as a class. */
function markSought() {
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.classList.add('sought')
}

async function refresh(isAsked) {
  const fresh = await fetchLive().catch(() => null)
  if (fresh === null || fresh.innerHTML === shown) return
  if (isBusy() && !isAsked) {
    news.hidden = false
    return
  }
  news.hidden = true
  shown = fresh.innerHTML
  live.replaceChildren(...fresh.childNodes)
  markSought()
}

function look() {
  isLookDue = false
  return refresh(false)
}

if (live !== null) {
  news.querySelector('button').addEventListener('click', () => refresh(true))
  const changes = new EventSource('/ui/changes')
  // Nobody tells of what happened between the page and its first connection, or while the line was gone.
  for (const event of ['open', 'change'])
    changes.addEventListener(event, () => {
      // Begun once and not begun anew: in a busy network the next change always comes before the page has looked.
      if (!isLookDue) setTimeout(look, DELAY_MS)
      isLookDue = true
    })
}
