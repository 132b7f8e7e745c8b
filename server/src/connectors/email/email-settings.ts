/** What an administrator gives to connect a mailbox, read once; how each server is spoken to. */
import { z } from 'zod'
import { isThisComputer } from '../../platform/mail-server.ts'
import { type ChannelAccount, ConnectorError, type Credential, type NamedServer } from '../connector.ts'

export const EMAIL_CREDENTIALS: Credential[] = [
  { name: 'address', isRequired: true, isSecret: false },
  { name: 'password', isRequired: true, isSecret: true },
  { name: 'imapHost', isRequired: true, isSecret: false },
  { name: 'smtpHost', isRequired: true, isSecret: false },
  { name: 'user', isRequired: false, isSecret: false },
  { name: 'senderName', isRequired: false, isSecret: false },
  { name: 'imapPort', isRequired: false, isSecret: false },
  { name: 'smtpPort', isRequired: false, isSecret: false },
  { name: 'mailbox', isRequired: false, isSecret: false },
  { name: 'plusAddress', isRequired: false, isSecret: false },
]

/** `tls` from the first byte, `starttls` before the password or not at all, `plain` (encrypted where offered) only on this computer. */
export type Security = 'tls' | 'starttls' | 'plain'
export type MailServer = { host: string; port: number; security: Security }

export type EmailSettings = {
  address: string
  /** What stands before our address in the letters we send. */
  senderName: string
  user: string
  password: string
  imap: MailServer
  smtp: MailServer
  mailbox: string
  /** Does the server bring `name+anything@domain` here? Where it does not, an answer to such an address is lost. */
  takesPlusAddress: boolean
}

const IMAPS_PORT = 993
const SMTPS_PORT = 465

const Host = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$|^::1$/i)
const Port = z.coerce.number().int().min(1).max(65_535)
const Address = z
  .string()
  .toLowerCase()
  .regex(/^[^\s@<>"(),:;\\]{1,64}@[^\s@<>"(),:;\\]{1,190}$/)
const Line = z.string().regex(/^[^\r\n]+$/)
const Given = z.object({
  address: Address,
  password: Line,
  imapHost: Host,
  smtpHost: Host,
  user: Line.optional(),
  senderName: Line.optional(),
  imapPort: Port.default(IMAPS_PORT),
  smtpPort: Port.default(SMTPS_PORT),
  mailbox: Line.default('INBOX'),
  plusAddress: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['да', 'нет', 'yes', 'no']))
    .default('нет'),
})

/** Null where a credential is no address, host or port. */
export function findSettings(tokens: Readonly<Record<string, string>>): EmailSettings | null {
  const given = Given.safeParse(tokens)
  if (!given.success) return null
  const { address, password, user = address, senderName = '', mailbox } = given.data
  const { imapHost, imapPort, smtpHost, smtpPort, plusAddress } = given.data
  return {
    ...{ address, senderName, user, password, mailbox },
    takesPlusAddress: plusAddress === 'да' || plusAddress === 'yes',
    imap: { host: imapHost, port: imapPort, security: securityOf(imapHost, imapPort === IMAPS_PORT) },
    smtp: { host: smtpHost, port: smtpPort, security: securityOf(smtpHost, smtpPort === SMTPS_PORT) },
  }
}

export function listServers(tokens: Readonly<Record<string, string>>): NamedServer[] {
  const settings = findSettings(tokens)
  if (!settings) return []
  const { imap, smtp } = settings
  return [
    { check: 'email.reachable', host: imap.host.toLowerCase(), port: imap.port },
    { check: 'email.smtp_reachable', host: smtp.host.toLowerCase(), port: smtp.port },
  ]
}

export function getSettings({ tokens }: Pick<ChannelAccount, 'tokens'>): EmailSettings {
  const settings = findSettings(tokens)
  if (!settings) throw new ConnectorError('token_revoked', 'email.settings')
  return settings
}

function securityOf(host: string, isTlsPort: boolean): Security {
  if (isTlsPort) return 'tls'
  return isThisComputer(host) ? 'plain' : 'starttls'
}

/** The address as one key, whatever letters it is written in; null for what is none. */
export function readAddress(given: string | undefined): string | null {
  const address = Address.safeParse(given?.trim() ?? '')
  return address.success ? address.data : null
}
