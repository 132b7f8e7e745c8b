/**
 * «Сегодня», «Мои задачи», approvals, parts, and the rooms of the portal, chats and a live stream without a line: the page
 * itself and what it showed last.
 * Everything else, and every write, goes to the network as if this were not here. Nothing is kept of other screens; signing
 * out forgets it all.
 */
const SHELL = 'veche-shell-1'
/** What the person chose in this browser: it says nothing of them, and stays when they sign out. */
const LANGUAGE = '/chosen-language'
const TASKS = 'veche-tasks-1'
const KEPT_FOR_MS = 3 * 24 * 3_600_000
const ID = '[0-9a-f-]{36}'
/** Here somebody goes or comes; what the last one saw is not for the next. Nothing of this changes who is here. */
const DOORS = /^\/api\/auth\//
const SAME_PERSON = /^\/api\/auth\/(revoke-other-sessions|two-factor\/(enable|disable)|passkey\/options)$/
/** Read anew, it is not for this person any more: they were given another place, or it was taken from them. */
const TAKEN_AWAY = [403, 404, 410]
/** As they stand in the talk; those sent in full are too large to be kept. */
const PICTURE = new RegExp(`^/api/messages/${ID}/attachments/\\d+/thumbnail$`)
const MOST_PICTURES = 80
const MOST_BYTES_OF_PICTURE = 150_000
const KEPT_PAGES =
  /^\/($|(today|tasks|approvals|parts|knowledge|chats|notifications|livestreams|orders|courses|duty|practices|feedback|broadcasts)(\/|$))/
const READS = [
  PICTURE,
  /^\/api\/(me|system|directory|settings|today|incidents|incidents\/(counters|near))$/,
  new RegExp(`^/api/incidents/${ID}$`),
  new RegExp(`^/api/incidents/${ID}/answer$`),
  new RegExp(
    `^/api/incidents/${ID}/(notes|clarifications|contributions|subtasks|articles|answer/templates|answer/similar|answer/judging)$`,
  ),
  /^\/api\/(contributions|subtasks|snoozes|notifications|notifications\/unread)$/,
  new RegExp(`^/api/contributions/${ID}$`),
  /^\/api\/articles$/,
  new RegExp(`^/api/articles/${ID}$`),
  /^\/api\/chats$/,
  new RegExp(`^/api/chats/${ID}/(messages|questions|posts)$`),
  new RegExp(`^/api/livestreams/${ID}$`),
  /^\/api\/bulletins$/,
  new RegExp(`^/api/bulletins/${ID}$`),
  /^\/api\/courses$/,
  new RegExp(`^/api/courses/${ID}$`),
  /^\/api\/duty\/(answer|bodies|mine)$/,
  /^\/api\/duty\/bodies\/[\w-]+$/,
  /^\/api\/(practices|feedback|broadcasts|broadcasts\/to-approve)$/,
  new RegExp(`^/api/(practices|feedback|broadcasts)/${ID}$`),
]

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add('/')))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const forget = async () => {
    const names = await caches.keys()
    const old = names.filter((name) => name.startsWith('veche-') && name !== SHELL && name !== TASKS)
    await Promise.all(old.map((name) => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(forget())
})

/** What the page had loaded and read before this worker was there, how a question or its answer stands after a step, and the language. */
self.addEventListener('message', (event) => {
  const { paths, stepped, answered, language } = event.data ?? {}
  if (typeof language === 'string') event.waitUntil(keepLanguage(language))
  if (typeof stepped?.id === 'string') event.waitUntil(keepStep(stepped))
  if (typeof answered?.incidentId === 'string') event.waitUntil(keepAnswered(answered))
  if (Array.isArray(paths)) event.waitUntil(keepSeen(paths, event.source?.id))
})

/** A page opens anew without a line after its very first visit too. */
async function keepSeen(paths, clientId) {
  const shell = await caches.open(SHELL)
  const tasks = await caches.open(TASKS)
  const isRead = await isWorthKeeping(clientId)
  for (const path of paths) {
    if (typeof path !== 'string') continue
    const { origin, pathname } = new URL(path, self.location.origin)
    if (origin !== self.location.origin) continue
    if (isShell(pathname)) {
      if (!(await shell.match(path))) await shell.add(path).catch(() => undefined)
    } else if (isRead && READS.some((one) => one.test(pathname)) && !(await tasks.match(path))) {
      const response = await fetch(path).catch(() => undefined)
      if (response?.ok) await keep(new Request(path), response)
    }
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  // An organisation leads back by an address that is opened, and a person has come in.
  if (isDoor(request, url.pathname)) event.waitUntil(caches.delete(TASKS))
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') {
    if (!/^\/(api|in|open311|calendar)(\/|$)/.test(url.pathname)) event.respondWith(page(request))
  } else if (isShell(url.pathname)) event.respondWith(shell(request))
  else if (READS.some((path) => path.test(url.pathname))) event.respondWith(read(event))
})

function isDoor({ method, mode }, path) {
  return DOORS.test(path) && !SAME_PERSON.test(path) && (method !== 'GET' || mode === 'navigate')
}

function isShell(path) {
  return path.startsWith('/assets/') || ['/theme.js', '/favicon.svg', '/manifest.webmanifest'].includes(path)
}

/** One page serves every address of the client. */
async function page(request) {
  try {
    const response = await fetch(request)
    if (response.ok) await (await caches.open(SHELL)).put('/', response.clone())
    return response
  } catch (error) {
    return (await caches.match('/', { cacheName: SHELL })) ?? Promise.reject(error)
  }
}

/** Names under /assets hold a hash of their content: what is here is right for ever. */
async function shell(request) {
  const cache = await caches.open(SHELL)
  const isHashed = new URL(request.url).pathname.startsWith('/assets/')
  const known = await cache.match(request)
  if (known && isHashed) return known
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(request, response.clone())
    return response
  } catch (error) {
    return known ?? Promise.reject(error)
  }
}

async function read({ request, clientId }) {
  const cache = await caches.open(TASKS)
  let response
  try {
    response = await fetch(request)
  } catch (error) {
    const kept = await cache.match(request, { ignoreVary: true })
    return kept && isFresh(kept) ? withoutDate(kept) : Promise.reject(error)
  }
  // Another person, or nobody: what the last one saw is not theirs.
  if (response.status === 401) await caches.delete(TASKS)
  else if (TAKEN_AWAY.includes(response.status)) await cache.delete(request, { ignoreVary: true })
  else if (response.ok && (await isWorthKeeping(clientId))) await keep(request, response.clone())
  return response
}

/** Pictures take no more room than is theirs: the oldest of them goes first. */
async function keep(request, response) {
  const cache = await caches.open(TASKS)
  const isPicture = ({ url }) => PICTURE.test(new URL(url).pathname)
  if (!isPicture(request)) return cache.put(request, response)
  const { byteLength } = await response.clone().arrayBuffer()
  if (byteLength > MOST_BYTES_OF_PICTURE) return
  await cache.put(request, response)
  const kept = (await cache.keys()).filter(isPicture)
  for (const old of kept.slice(0, -MOST_PICTURES)) await cache.delete(old, { ignoreVary: true })
}

/** The line may go before the lists are read again: without this a question just taken would read as not taken. */
async function keepStep(stepped) {
  const cache = await caches.open(TASKS)
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    const isCard = pathname === `/api/incidents/${stepped.id}`
    if (!isCard && pathname !== '/api/incidents') continue
    const kept = await cache.match(request)
    const body = await kept?.json().catch(() => null)
    const changed = isCard ? stepped : body && withStep(body, stepped)
    if (changed) await cache.put(request, new Response(JSON.stringify(changed), { headers: kept.headers }))
  }
}

/** A draft that was saved is read again only when its page is: without this an older one would stand there without a line. */
async function keepAnswered(answered) {
  const cache = await caches.open(TASKS)
  const path = `/api/incidents/${answered.incidentId}/answer`
  const kept = await cache.match(path)
  if (kept) await cache.put(path, new Response(JSON.stringify(answered), { headers: kept.headers }))
}

/** Null: the list does not hold the question. */
function withStep(list, stepped) {
  const rows = list.incidents
  if (!Array.isArray(rows) || !rows.some(({ id }) => id === stepped.id)) return null
  const change = (row) =>
    row.id === stepped.id
      ? Object.fromEntries(Object.keys(row).map((key) => [key, key in stepped ? stepped[key] : row[key]]))
      : row
  return { ...list, incidents: rows.map(change) }
}

/** The page sets its clock by the date of answers: that of a kept one is long past. */
function withoutDate(kept) {
  const headers = new Headers(kept.headers)
  headers.delete('date')
  return new Response(kept.body, { status: kept.status, statusText: kept.statusText, headers })
}

async function isWorthKeeping(clientId) {
  const client = clientId ? await self.clients.get(clientId) : undefined
  // The icon of a phone opens «/», which asks who is there before it leads on.
  return client !== undefined && KEPT_PAGES.test(new URL(client.url).pathname)
}

function isFresh(response) {
  const at = Date.parse(response.headers.get('date') ?? '')
  return Number.isFinite(at) && Date.now() - at < KEPT_FOR_MS
}

/** The message says nothing but that there is news: the words are here, and what it is shows only on the page. */
self.addEventListener('push', (event) => {
  event.waitUntil(tellNews())
})

async function keepLanguage(language) {
  const shell = await caches.open(SHELL)
  await shell.put(LANGUAGE, new Response(language))
}

async function tellNews() {
  const chosen = await caches.match(LANGUAGE, { cacheName: SHELL })
  const isRussian = ((await chosen?.text()) ?? self.navigator.language).toLowerCase().startsWith('ru')
  // Systems that show notices draw no SVG.
  const options = { body: isRussian ? 'Есть новое' : 'There is news', tag: 'news', icon: '/icon-192.png' }
  await self.registration.showNotification(isRussian ? 'Вече' : 'Veche', options)
}

/** A window that is open is used before another one. */
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const open = async () => {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const [first] = windows
    if (!first) return self.clients.openWindow('/notifications')
    await first.focus()
    return first.navigate('/notifications').catch(() => self.clients.openWindow('/notifications'))
  }
  event.waitUntil(open())
})
