/** The bytes of a letter → its parts. Nothing here decides what they mean. */
import { type Attachment as MailPart, type ParsedMail, simpleParser } from 'mailparser'
import { ConnectorError } from '../../connector.ts'
import { readAddress } from '../email-settings.ts'
import { guessText, readHeaders } from './email-headers.ts'
import { beginningOf, LONGEST_HTML, plainWords } from './email-html.ts'

export type LetterPart = {
  /** Its place among the parts: the same bytes give the same. */
  ref: string
  contentType: string
  name: string | null
  /** Shown inside the text, not beside it. */
  isInline: boolean
  bytes: Buffer
}

export type Letter = {
  /** The first header of that name without its name; null where there is none. */
  header: (name: string) => string | null
  subject: string
  fromAddress: string | null
  fromName: string | null
  replyTo: string | null
  to: string[]
  text: string
  /** As the letter says it. */
  sentAt: Date | null
  /** When the last server on its way took it. */
  takenAt: Date | null
  parts: LetterPart[]
}

export async function parseLetter(body: Uint8Array): Promise<Letter> {
  const bytes = Buffer.from(body)
  const mail = await parse(bytes)
  const headers = readHeaders(bytes)
  const find = (name: string) => headers.find((one) => one.name === name)
  const header = (name: string) => find(name)?.value ?? null
  // Encoded words are read by the parser, bare letters by us.
  const subject = (find('subject')?.has8bit ? header('subject') : mail.subject) ?? ''
  const [from] = mail.from?.value ?? []
  return {
    header,
    subject: subject.replaceAll(/\s+/gu, ' ').trim(),
    fromAddress: readAddress(from?.address),
    fromName: from?.name.trim() || null,
    replyTo: readAddress(mail.replyTo?.value[0]?.address),
    to: [...addressesOf(mail.to), ...addressesOf(mail.cc), ...addressesIn(header('delivered-to'))],
    text: isBare(mail, header('content-type')) ? guessText(bodyOf(bytes)) : await textOf(mail),
    sentAt: validDate(mail.date),
    takenAt: validDate(header('received')?.split(';').at(-1)),
    parts: mail.attachments.map(toPart),
  }
}

async function parse(bytes: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(bytes, {
      skipTextToHtml: true,
      skipImageLinks: true,
      keepCidLinks: true,
      keepDeliveryStatus: true,
      maxHtmlLengthToParse: LONGEST_HTML,
    })
  } catch (error) {
    throw new ConnectorError('unreadable', 'email.unreadable_letter', {}, { cause: error })
  }
}

/** Letters of an old program that does not say in what alphabet they are. */
function isBare({ text = '' }: ParsedMail, contentType: string | null): boolean {
  const isPlain = contentType === null || /^text\/plain/i.test(contentType)
  return text.includes('\ufffd') && isPlain && !/charset\s*=/i.test(contentType ?? '')
}

function bodyOf(bytes: Buffer): Buffer {
  const [crlf, lf] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')]
  return crlf === -1 ? bytes.subarray(lf + 2) : bytes.subarray(crlf + 4)
}

/** Where a picture stood the reader of markup leaves its address. */
const PICTURE = /\[(?:https?|cid|data):[^\][\s]*\]/g

/** Some programs send an empty plain part beside the true one. */
async function textOf({ text = '', html, textConversionError }: ParsedMail): Promise<string> {
  if (typeof html !== 'string') return text
  if (text.trim() !== '' && !textConversionError) return text.replaceAll(PICTURE, '')
  const beginning = beginningOf(html)
  const alone = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${beginning}`)
  const mail = await parse(alone)
  const words = mail.textConversionError ? plainWords(beginning) : (mail.text ?? '')
  return words.replaceAll(PICTURE, '')
}

function addressesOf(field: ParsedMail['to']): string[] {
  const fields = field === undefined ? [] : Array.isArray(field) ? field : [field]
  return fields.flatMap(({ value }) => value.flatMap(({ address }) => readAddress(address) ?? []))
}

function addressesIn(header: string | null): string[] {
  const address = readAddress(header?.replaceAll(/[<>]/g, ''))
  return address === null ? [] : [address]
}

function validDate(given: Date | string | undefined): Date | null {
  if (given === undefined) return null
  const date = new Date(given)
  return Number.isNaN(date.getTime()) ? null : date
}

function toPart(part: MailPart, index: number): LetterPart {
  return {
    ref: `part:${index + 1}`,
    contentType: part.contentType.toLowerCase(),
    name: part.filename?.replaceAll(/[\p{Cc}]/gu, '').slice(0, 200) || null,
    isInline: part.related === true,
    bytes: part.content,
  }
}
