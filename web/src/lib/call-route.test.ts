import { expect, it } from 'vitest'
import { callRoute, type Sent } from './call-route.ts'

async function send(method: 'GET' | 'POST', path: string, sent?: Sent, answer = Response.json({})) {
  const requests: Request[] = []
  const fetchRequest = async (request: Request) => {
    requests.push(request)
    return answer
  }
  const reply = await callRoute(fetchRequest, method, `http://veche${path}`, sent)
  const [request] = requests
  if (!request) throw new Error('nothing was asked')
  return { request, reply }
}

it.each([
  [{ search: 'яма, двор', limit: 50 }, '?search=%D1%8F%D0%BC%D0%B0%2C%20%D0%B4%D0%B2%D0%BE%D1%80&limit=50'],
  [{ step: ['new', 'in work'], urgent: false }, '?step=new&step=in%20work&urgent=false'],
  [{ step: [], search: undefined, cursor: null }, ''],
])('writes a query: %j', async (query, search) => {
  const { request } = await send('GET', '/api/incidents', { params: { query } })
  expect(request.url).toBe(`http://veche/api/incidents${search}`)
})

it('writes what changes in a path', async () => {
  const { request } = await send('GET', '/api/users/{userId}/tokens', { params: { path: { userId: 'a/b' } } })
  expect(request.url).toBe('http://veche/api/users/a%2Fb/tokens')
})

it('sends a body as JSON, and no kind of body where there is none', async () => {
  const { request } = await send('POST', '/api/views', { body: { name: 'Дороги' } })
  expect([request.headers.get('content-type'), await request.json()]).toEqual([
    'application/json',
    { name: 'Дороги' },
  ])
  const bare = await send('POST', '/api/views')
  expect(bare.request.headers.get('content-type')).toBeNull()
})

it('sends a file as it is, by the kind that it has', async () => {
  const file = new Blob(['Вид;Адреса'], { type: 'text/csv' })
  const { request } = await send('POST', '/api/directory/sheets/topics/preview', { body: file })
  expect([request.headers.get('content-type'), await request.text()]).toEqual(['text/csv', 'Вид;Адреса'])
})

it('ends when its caller has gone', async () => {
  const controller = new AbortController()
  const { request } = await send('GET', '/api/views', { signal: controller.signal })
  controller.abort()
  expect(request.signal.aborted).toBe(true)
})

it('reads an answer, an empty one, a refusal and a page of what stands between', async () => {
  const read = async (answer: Response) => {
    const { data, error } = (await send('GET', '/api/views', {}, answer)).reply
    return { data, error }
  }
  expect(await read(Response.json({ views: [] }))).toEqual({ data: { views: [] } })
  expect(await read(new Response(''))).toEqual({})
  expect(await read(Response.json({ code: 'http.not_found' }, { status: 404 }))).toEqual({
    error: { code: 'http.not_found' },
  })
  expect(await read(new Response('<html>', { status: 502 }))).toEqual({ error: '<html>' })
})

it('gives a file as bytes', async () => {
  const file = new Response('%PDF', { headers: { 'content-disposition': 'attachment' } })
  const { data } = (await send('GET', '/api/livestreams/1/protocol', {}, file)).reply
  expect(await data.text()).toBe('%PDF')
})
