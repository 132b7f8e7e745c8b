/** Draws one request of the fuzz: whole or spoilt, with the right secret or a wrong one. */
import type { Random } from '../lib/random.ts'
import { damage, overTheLimit } from './mutate-bytes.ts'
import { mutateValue } from './mutate-value.ts'
import { composeValid, type FuzzedNetwork, listSamples, SECRET } from './seeds.ts'

export type FuzzRequest = {
  body: Buffer
  headers: Record<string, string>
  /** The text of a message that must be stored once; null when nothing is promised of it. */
  validText: string | null
  /** Whether it must be refused and leave nothing behind. */
  isStranger: boolean
  isAddressWrong?: boolean
}

const SECRET_HEADERS: Partial<Record<FuzzedNetwork, string>> = {
  telegram: 'x-telegram-bot-api-secret-token',
  max: 'x-max-bot-api-secret',
}
const TYPES = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'image/png'],
  ...['application/json; charset=utf-16', 'application/json;;;', '; nonsense', 'a/b/c', 'application/JSON'],
]
const WRONG_SECRETS = [
  '',
  'wrong',
  `${SECRET}.`,
  SECRET.toUpperCase(),
  'x'.repeat(6000),
  `${SECRET},${SECRET}`,
]

/** Gives spoilt requests other numbers, because a flipped digit must not give one the number of a whole one. */
const SPOILT_FROM = 50_000_000

export function createDrawing(network: FuzzedNetwork, random: Random): (number: number) => FuzzRequest {
  const samples = listSamples(network)

  function drawBody(number: number): Buffer {
    const sample =
      random.next() < 0.5
        ? random.pick(samples)
        : JSON.parse(composeValid(network, number + SPOILT_FROM).body)
    const draw = random.next()
    if (draw < 0.003) return overTheLimit(Buffer.from(JSON.stringify(sample)), random)
    const value = draw < 0.6 ? mutateValue(sample, random) : sample
    const bytes = Buffer.from(JSON.stringify(value) ?? '')
    return draw < 0.5 ? bytes : damage(bytes, random)
  }

  function drawHeaders(): Record<string, string> {
    const draw = random.next()
    const type: Record<string, string> = draw < 0.1 ? {} : { 'content-type': 'application/json' }
    const odd: Record<string, string> = draw > 0.8 ? { 'content-type': random.pick(TYPES) } : {}
    const encoding: Record<string, string> = random.next() < 0.05 ? { 'content-encoding': 'gzip' } : {}
    return { ...type, ...odd, ...encoding }
  }

  return (number) => {
    const secretHeader = SECRET_HEADERS[network]
    const secret: Record<string, string> = secretHeader ? { [secretHeader]: SECRET } : {}
    const draw = random.next()
    if (draw < 0.2) {
      const { body, text } = composeValid(network, number)
      const headers = { 'content-type': 'application/json', ...secret }
      return { body: Buffer.from(body), headers, validText: text, isStranger: false }
    }
    const spoilt = { body: drawBody(number), headers: drawHeaders(), validText: null }
    if (draw > 0.3) return { ...spoilt, headers: { ...spoilt.headers, ...secret }, isStranger: false }
    return strangers(spoilt, { network, secretHeader, wrong: random.pick(WRONG_SECRETS), number })
  }
}

type Spoilt = Omit<FuzzRequest, 'isStranger'>
type Stranger = {
  network: FuzzedNetwork
  secretHeader: string | undefined
  wrong: string
  number: number
}

/** Makes a body that would be accepted but for its secret. Odnoklassniki has no secret but the address. */
function strangers(spoilt: Spoilt, { network, secretHeader, wrong, number }: Stranger): FuzzRequest {
  const { body } = composeValid(network, number)
  const isInBody = secretHeader === undefined
  return {
    ...spoilt,
    isAddressWrong: network === 'ok',
    body: Buffer.from(isInBody ? body.replace(JSON.stringify(SECRET), JSON.stringify(wrong)) : body),
    headers: { ...spoilt.headers, ...(isInBody || wrong === '' ? {} : { [secretHeader]: wrong }) },
    isStranger: true,
  }
}
