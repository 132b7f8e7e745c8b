import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Of, bytesOf, fromBase64, textOf } from '../bytes/bytes.ts'
import VECTORS from '../testing/data/notes.json' with { type: 'json' }
import { checkSigning, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { cosign, findWitnessed } from './cosignature.ts'
import { asWitnessKey, formatKey, parseKey } from './key.ts'
import { formatNote, formatSignature, parseNote } from './note.ts'
import { openSigner } from './sign.ts'

const { peter, example, witnessed } = VECTORS
const peterKey = parseKey(peter.verifier)
const enochKey = parseKey(peter.enoch)
const open = (text: string) => parseNote(bytesOf(text))
const seedOf = (privateKey: string) => fromBase64(privateKey.split('+').slice(4).join('+')).slice(1)

describe('keys', () => {
  it.each([peter.verifier, peter.enoch, example.verifier, witnessed.log, ...witnessed.witnesses])(
    'are read and written: %s',
    (text) => {
      expect(formatKey(parseKey(text))).toBe(text)
    },
  )

  it('are refused with any letter changed or left out', () => {
    const letters = [...peter.verifier]
    const spoilt = letters.flatMap((letter, at) => [
      letters.toSpliced(at, 1).join(''),
      letters.with(at, String.fromCharCode(letter.charCodeAt(0) + 1)).join(''),
    ])
    const isRead = (text: string) => {
      try {
        return parseKey(text) !== null
      } catch {
        return false
      }
    }
    expect(spoilt.filter(isRead)).toEqual([])
    expect(VECTORS.refusedKeys.filter(isRead)).toEqual([])
  })

  it('may be those of a log and of a witness', () => {
    const witness = asWitnessKey(peterKey)
    expect(formatKey(witness)).toMatch(/^PeterNeumann\+[0-9a-f]{8}\+B/)
    expect(asWitnessKey(witness)).toEqual(witness)
  })
})

describe('notes', () => {
  it('are signed as Go signs them', async () => {
    const signer = await openSigner('PeterNeumann', seedOf(peter.private))
    expect(formatKey(signer.key)).toBe(peter.verifier)
    const signature = await signer.sign(bytesOf(peter.text))
    const signatures = [{ name: signer.key.name, keyId: signer.key.id, signature }]
    expect(textOf(formatNote({ text: peter.text, signatures }))).toBe(`${peter.text}\n${peter.peterLine}`)
  })

  it('are known by those who signed them, and by nobody else', async () => {
    const note = open(`${peter.text}\n${peter.peterLine}${peter.enochLine}`)
    expect(await checkSigning(note, peterKey)).toBe('signed')
    expect(await checkSigning(note, enochKey)).toBe('signed')
    expect(await checkSigning(note, parseKey(example.verifier))).toBe('unsigned')
  })

  it('are wrong when another text stands above the signature', async () => {
    const note = open(`${peter.text.replace('answer', 'problem')}\n${peter.peterLine}`)
    expect(await checkSigning(note, peterKey)).toBe('wrong')
  })

  it('are wrong when one of two signatures of a key is', async () => {
    const false_ = peter.peterLine.replace('ZJku', 'ZJkv')
    expect(await checkSigning(open(`${peter.text}\n${peter.peterLine}${false_}`), peterKey)).toBe('wrong')
  })

  it('read the example of the standard', async () => {
    expect(await checkSigning(open(example.note), parseKey(example.verifier))).toBe('signed')
  })

  it.each([
    ['no signature', peter.text],
    ['an empty line alone', `${peter.text}\n`],
    ['no end', `${peter.text}\n${peter.peterLine.slice(0, -1)}`],
    ['a control character', `\x01${peter.text}\n${peter.peterLine}`],
    ['a carriage return', `${peter.text}\r\n\n${peter.peterLine}`],
    ['a name with a space', `${peter.text}\n${peter.peterLine.replace('Peter', 'Peter ')}`],
    ['a name with a plus', `${peter.text}\n${peter.peterLine.replace('Peter', 'Peter+')}`],
    ['a line of something else', `${peter.text}\n${peter.peterLine}Unexpected line.\n`],
    ['too many signatures', `${peter.text}\n${peter.peterLine.repeat(101)}`],
    ['a key id without a signature', `${peter.text}\n— PeterNeumann x08gow==\n`],
  ])('are refused with %s', (_, text) => {
    expect(() => open(text)).toThrow(/note|base64/)
  })

  it('are refused when they are too large or no text', () => {
    expect(() => parseNote(new Uint8Array(200_000))).toThrow('too_large')
    expect(() => parseNote(Uint8Array.of(0xff))).toThrow('not_text')
  })

  it('may have empty lines in the text', () => {
    expect(open(`one\n\ntwo\n\n${peter.peterLine}`).text).toBe('one\n\ntwo\n')
  })
})

describe('checkpoints', () => {
  it('read what a public log has published, with its witnesses', async () => {
    const checkpoint = parseCheckpoint(bytesOf(witnessed.note))
    expect(checkpoint).toMatchObject({ origin: parseKey(witnessed.log).name, size: witnessed.size })
    expect(base64Of(checkpoint.root)).toBe(witnessed.root)
    expect(await checkSigning(checkpoint.note, parseKey(witnessed.log))).toBe('signed')
    const seen = witnessed.witnesses.map((key) => findWitnessed(checkpoint.note, parseKey(key)))
    expect(await Promise.all(seen)).toEqual([0x6a122120, 0x6a122120, 0x6a122120, 0x6a122120])
    expect(await findWitnessed(checkpoint.note, asWitnessKey(peterKey))).toBeNull()
  })

  it('are refused by witnesses when another size was signed', async () => {
    const { note } = parseCheckpoint(bytesOf(witnessed.note.replace('1432088532', '1432088533')))
    expect(await checkSigning(note, parseKey(witnessed.log))).toBe('wrong')
    expect(await findWitnessed(note, parseKey(witnessed.witnesses[0]!))).toBeNull()
  })

  const root = base64Of(new Uint8Array(32))
  it.each([
    ['two lines', 'log\n1\n'],
    ['no origin', `\n1\n${root}\n`],
    ['a size that is none', `log\nmany\n${root}\n`],
    ['a size below zero', `log\n-1\n${root}\n`],
    ['a size with a zero in front', `log\n01\n${root}\n`],
    ['a size beyond counting', `log\n9007199254740993\n${root}\n`],
    ['a root that is none', 'log\n1\nThisIsn’tBase64\n'],
    ['a short root', 'log\n1\nAAAA\n'],
    ['an empty line after the root', `log\n1\n${root}\n\nmore\n`],
  ])('are refused with %s', (_, text) => {
    expect(() => parseCheckpoint(bytesOf(`${text}\n${peter.peterLine}`))).toThrow(/checkpoint|number|base64/)
  })

  it('are signed by the log and by a witness, who add their lines to each other', async () => {
    const log = await openSigner('veche.example/book', new Uint8Array(32).fill(1))
    const witness = await openSigner('witness.example', new Uint8Array(32).fill(2), 'cosignature')
    const head = { origin: log.key.name, size: 7, root: new Uint8Array(32).fill(3) }
    const signed = await signCheckpoint(head, log)
    const line = formatSignature(await cosign(parseNote(signed).text, witness, 1_760_000_000))
    const checkpoint = parseCheckpoint(bytesOf(textOf(signed) + line))
    expect(checkpoint).toMatchObject(head)
    expect(await checkSigning(checkpoint.note, log.key)).toBe('signed')
    expect(await findWitnessed(checkpoint.note, witness.key)).toBe(1_760_000_000)
    expect(await findWitnessed(checkpoint.note, asWitnessKey(log.key))).toBeNull()
  })
})

it('reads or refuses, whatever the bytes are', () => {
  const whole = bytesOf(witnessed.note)
  const spoilt = fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => whole.with(at, byte))
  const cut = fc.nat(whole.length).map((end) => whole.slice(0, end))
  fc.assert(
    fc.property(fc.oneof(spoilt, cut, fc.uint8Array({ maxLength: 500 })), (bytes) => {
      try {
        parseCheckpoint(bytes)
      } catch (error) {
        expect(error).toMatchObject({ name: 'Unreadable' })
      }
    }),
    { numRuns: 2000 },
  )
})
