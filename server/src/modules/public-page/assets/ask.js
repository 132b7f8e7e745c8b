/** What makes the form pleasanter where scripts run; without them everything works too. */
const key = 'veche.ask'
let policy = null
const form = document.getElementById('ask')
const previews = document.getElementById('previews')
const photos = document.getElementById('photos')

if (photos) pickInWords(photos)
photos?.addEventListener('change', () => {
  previews?.replaceChildren(
    ...[...photos.files].slice(0, 5).map((file) => {
      const image = document.createElement('img')
      image.alt = file.name
      image.src = URL.createObjectURL(file)
      image.onload = () => URL.revokeObjectURL(image.src)
      return image
    }),
  )
})

// The question is taken: its words need not be kept any more.
if (document.querySelector('dd#code')) forgetDraft()
for (const sent of document.querySelectorAll('form[method="post"]')) holdWithoutLine(sent)
if (form) {
  keepDraft(form)
  offerPlace(form)
  offerKnown(form)
}
for (const gated of document.querySelectorAll('form[data-bits]')) prove(gated)

// What only a script can do is shown only where scripts run; the code itself is selected by one tap.
for (const button of document.querySelectorAll('[data-copy]')) offerCopy(button)
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

/** The field stays where it was, unseen, under words in the language of the page. */
function pickInWords(input) {
  const [pick, says] = [document.createElement('span'), document.createElement('span')]
  const { pick: asks, count } = input.dataset
  pick.className = 'pick'
  says.textContent = asks
  input.replaceWith(pick)
  pick.append(says, input)
  input.addEventListener('change', () => {
    says.textContent = input.files.length > 0 ? `${count} ${input.files.length}` : asks
  })
}

function offerCopy(button) {
  if (!navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim())
    button.textContent = button.dataset.done
  })
}

function forgetDraft() {
  try {
    localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Sent without a line, a page would be gone with all that was written on it. */
function holdWithoutLine(sent) {
  sent.addEventListener('submit', (event) => {
    if (navigator.onLine) return
    event.preventDefault()
    const note = document.createElement('p')
    note.className = 'notice'
    note.setAttribute('role', 'alert')
    note.textContent = document.documentElement.dataset.offline
    sent.querySelector('[role="alert"].notice')?.remove()
    sent.append(note)
    addEventListener('online', () => note.remove(), { once: true })
  })
}

/**
 * A page that was left by mistake, or lost with the line, finds its words again; what the server showed stands before
 * them. They are kept until the question has its number. Consent is given anew.
 */
function keepDraft(asked) {
  const note = document.getElementById('draft')
  const fields = ['text', 'municipality', 'address', 'group', 'name', 'contact'].map((name) =>
    asked.elements.namedItem(name),
  )
  try {
    const kept = readDraft(localStorage.getItem(key))
    for (const field of fields) if (field.value.trim() === '') field.value = kept[field.name] ?? ''
    asked.addEventListener('input', () => {
      const draft = Object.fromEntries(fields.map((field) => [field.name, field.value]))
      localStorage.setItem(key, JSON.stringify(draft))
      note.hidden = false
    })
  } catch {
    // A browser that keeps nothing: the form works as it is.
    note.hidden = true
  }
}

function readDraft(stored) {
  try {
    return JSON.parse(stored) ?? {}
  } catch {
    return {}
  }
}

function offerPlace(asked) {
  const [here, open] = [document.getElementById('here'), document.getElementById('map-open')]
  const says = document.getElementById('here-says')
  const [list, marked] = [asked.elements.namedItem('municipality'), here.textContent]
  // Whoever then chooses another district asks about another place than was marked: the last choice counts.
  list.addEventListener('change', () => {
    for (const name of ['latitude', 'longitude']) asked.elements.namedItem(name).value = ''
    here.removeAttribute('aria-pressed')
    here.textContent = marked
    says.textContent = ''
  })
  const take = async (point, words) => {
    const place = await findPlace(point)
    if (place.isOutside) {
      says.textContent = words.outside
      return false
    }
    for (const [name, value] of Object.entries(point)) asked.elements.namedItem(name).value = value
    if (!place.municipality) {
      says.textContent = words.unknown
      return true
    }
    list.value = place.municipality
    list.dispatchEvent(new Event('input', { bubbles: true }))
    says.textContent = `${words.found} ${list.selectedOptions[0].textContent}`
    return true
  }
  offerHere(here, take)
  offerMap(open, take)
}

function offerHere(here, take) {
  if (!navigator.geolocation || !window.isSecureContext) return
  here.hidden = false
  const marked = here.textContent
  const words = { outside: here.dataset.outside, unknown: here.dataset.unknown, found: here.dataset.found }
  const sayUnknown = () => {
    document.getElementById('here-says').textContent = words.unknown
  }
  here.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(async ({ coords }) => {
      const point = { latitude: coords.latitude.toFixed(5), longitude: coords.longitude.toFixed(5) }
      if (!(await take(point, words))) return
      here.setAttribute('aria-pressed', 'true')
      here.textContent = `✓ ${marked}`
    }, sayUnknown)
  })
}

/** The map comes only to who asks for it. */
function offerMap(open, take) {
  const words = JSON.parse(open.dataset.words)
  open.hidden = false
  open.addEventListener('click', async () => {
    const { openMap } = await import('./ask-map.js')
    await openMap(document.getElementById('map-place'), words, (point) => take(point, words))
  })
}

/** What is known of the matter stands under the words as soon as they are written; the question can be sent all the same. */
function offerKnown(asked) {
  const known = document.getElementById('known')
  const [text, place] = [asked.elements.namedItem('text'), asked.elements.namedItem('municipality')]
  let shown = ''
  const look = async () => {
    const body = new URLSearchParams({ text: text.value, municipality: place.value })
    if (String(body) === shown) return
    shown = String(body)
    const articles = await findArticles(known.dataset.url, body)
    if (String(body) !== shown) return
    const title = document.createElement('h2')
    title.textContent = known.dataset.title
    known.replaceChildren(title, ...articles.map((article) => foldArticle(article, known.dataset.more)))
    known.hidden = articles.length === 0
  }
  text.addEventListener('change', look)
  place.addEventListener('change', look)
  if (text.value.trim() !== '') void look()
}

async function findArticles(url, body) {
  try {
    const reply = await fetch(url, { method: 'POST', body })
    return reply.ok ? (await reply.json()).articles : []
  } catch {
    // Without a line nothing is known; the form works as it is.
    return []
  }
}

function foldArticle({ title, term, who, url }, more) {
  const [fold, head, link] = ['details', 'summary', 'a'].map((name) => document.createElement(name))
  head.textContent = title
  link.textContent = more
  link.href = url
  link.target = '_blank'
  const parts = [term, who].filter(Boolean).map((words) => {
    const part = document.createElement('p')
    part.textContent = words
    return part
  })
  fold.append(head, ...parts, link)
  fold.lang = 'ru'
  return fold
}

/** Which district a point lies in; nothing is known without the server. */
async function findPlace(point) {
  try {
    const reply = await fetch('/ask/place', { method: 'POST', body: new URLSearchParams(point) })
    return reply.ok ? await reply.json() : {}
  } catch {
    return {}
  }
}

/** The one address of a worker that the page's policy lets through (security.ts). */
function proofAddress() {
  const address = '/ask/assets/ask-proof.js'
  policy ??= window.trustedTypes?.createPolicy('veche', { createScriptURL: () => address })
  return policy?.createScriptURL('') ?? address
}

/** A second of work in place of the question. Browsers count hashes only on safe pages; elsewhere the question stays. */
function prove(asked) {
  if (!crypto.subtle) return
  const { ticket, bits } = asked.dataset
  const worker = new Worker(proofAddress())
  worker.onmessage = ({ data: proof }) => {
    asked.elements.namedItem('proof').value = String(proof)
    document.getElementById('gate')?.remove()
    worker.terminate()
  }
  worker.postMessage({ ticket, bits: Number(bits) })
}
