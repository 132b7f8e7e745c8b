/** Puts letters into folders and remembers what their heads say beside their bytes. */
import { simpleParser } from 'mailparser'
import { composeLetter, composeReport, dateOf, type Form } from './compose.ts'
import type { Folder, Letter, Resident } from './model.ts'
import { folderKey } from './state.ts'
import { deriveId, findResidentAt, nowMs, type World } from './world.ts'

type Copy = { owner: string; folder: Folder; raw: Buffer; flags?: readonly string[]; atMs: number }

/** What is known of a letter before it is read. */
const UNREAD = {
  from: '',
  to: '',
  subject: '',
  messageId: '',
  answersId: null,
  references: [],
  text: '',
  files: [],
}

/** Gives the letter its number at once and reads what it says a moment later. */
export function saveLetter(world: World, { owner, folder, raw, flags = [], atMs }: Copy): Letter {
  const { state } = world
  const uidValidity = state.mailboxes.get(owner)?.uidValidity ?? 1
  const letter = state.letters.put({
    ...UNREAD,
    ...{
      id: state.next('letter'),
      owner,
      folder,
      uid: state.next(`uid ${folderKey(owner, folder)} ${uidValidity}`),
    },
    ...{ flags: [...flags], atMs, raw: raw.toString('base64') },
    ...readHead(raw),
  })
  return letter
}

function readHead(raw: Buffer) {
  const head = (raw.toString('latin1').split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ')
  const find = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1] ?? ''
  const ids = (value: string) => [...value.matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id ?? '')
  return {
    messageId: ids(find('Message-ID'))[0] ?? '',
    answersId: ids(find('In-Reply-To'))[0] ?? null,
    references: ids(find('References')),
  }
}

/** Reads the words of a letter for the page and the ledger from the bytes that a mailbox gives. */
export async function readWords(raw: Buffer) {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true })
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to
  return {
    from: mail.from?.value[0]?.address?.toLowerCase() ?? '',
    to: to?.value[0]?.address?.toLowerCase() ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    files: mail.attachments.map(({ filename }) => filename ?? 'файл'),
  }
}

export type Sent = { from: string; to: string; raw: Buffer }

/** Puts the letter into the mailbox of its addressee, with what a server writes above it. */
export async function deliver(world: World, { from, to, raw }: Sent): Promise<Letter> {
  const at = new Date(nowMs(world))
  const trace = [
    `Return-Path: <${from}>`,
    `Delivered-To: ${to}`,
    `Received: from post.example by post.example for <${to}>;\r\n ${dateOf(at)}`,
    '',
  ].join('\r\n')
  const whole = Buffer.concat([Buffer.from(trace, 'latin1'), raw])
  const words = await readWords(whole)
  // «priem+abc@…» is the mailbox «priem@…».
  const owner = to.toLowerCase().replace(/\+[^@]*@/, '@')
  const letter = saveLetter(world, { owner, folder: 'INBOX', raw: whole, atMs: at.getTime() })
  const known = world.state.letters.put({ ...letter, ...words })
  const { messageId, id: letterId, subject } = known
  world.ledger.add({ kind: 'delivered', owner, from: words.from, subject, messageId, letterId })
  return known
}

/** Does what the post of a resident does with a letter it has taken. */
export async function deliverToResident(world: World, resident: Resident, sent: Sent): Promise<void> {
  const { manner, address } = resident
  if (manner === 'bounces' || manner === 'delays')
    await report(world, { sent, recipient: address, state: manner === 'bounces' ? 'failed' : 'delayed' })
  if (manner === 'bounces') return
  const letter = await deliver(world, { ...sent, to: address })
  if (manner === 'away') await answerWhileAway(world, resident, letter)
}

type Failure = { sent: Sent; recipient: string; state: 'failed' | 'delayed' }

async function report(world: World, { sent, recipient, state }: Failure): Promise<void> {
  const domain = recipient.slice(recipient.indexOf('@') + 1)
  const messageId = `${deriveId(world, 'report', 24)}@${domain}`
  const at = new Date(nowMs(world))
  const raw = composeReport({ to: sent.from, about: sent.raw, recipient, state, messageId, at })
  await deliver(world, { from: '', to: sent.from, raw })
}

async function answerWhileAway(
  world: World,
  resident: Resident,
  { messageId, subject, from }: Letter,
): Promise<void> {
  await writeAs(world, resident, {
    to: from,
    subject: `Автоответ: ${subject}`,
    text: 'Я в отпуске до понедельника.',
    answersId: messageId,
    references: [messageId],
    headers: { 'Auto-Submitted': 'auto-replied', Precedence: 'bulk' },
  })
}

export type Writing = {
  to: string
  subject: string
  text: string
  answersId?: string | null
  references?: readonly string[]
  form?: Form
  photos?: number
  headers?: Readonly<Record<string, string>>
}

/** Sends a resident's own letter and leaves a copy with them. */
export async function writeAs(world: World, resident: Resident, writing: Writing): Promise<Letter> {
  const {
    to,
    subject,
    text,
    answersId = null,
    references = [],
    form = 'plain',
    photos = 0,
    headers = {},
  } = writing
  const at = new Date(nowMs(world))
  const messageId = `${deriveId(world, 'letter', 24)}@${resident.address.split('@')[1] ?? 'post.example'}`
  const from = { name: `${resident.firstName} ${resident.lastName}`.trim(), address: resident.address }
  const raw = composeLetter({
    from,
    to,
    subject,
    text,
    messageId,
    answersId,
    references,
    at,
    form,
    photos,
    headers,
  })
  const copy = saveLetter(world, {
    owner: resident.address,
    folder: 'Sent',
    raw,
    flags: ['\\Seen'],
    atMs: at.getTime(),
  })
  const kept = world.state.letters.put({ ...copy, ...(await readWords(raw)) })
  await deliver(world, { from: resident.address, to, raw })
  return kept
}

export function isKnownAddress(world: World, address: string): boolean {
  const bare = address.toLowerCase().replace(/\+[^@]*@/, '@')
  return world.state.mailboxes.get(bare) !== undefined || findResidentAt(world, bare) !== null
}

/** Takes a letter from an official's program into the post. */
export async function take(world: World, sent: Sent): Promise<void> {
  const resident = findResidentAt(world, sent.to)
  if (resident) return deliverToResident(world, resident, sent)
  await deliver(world, sent)
}
