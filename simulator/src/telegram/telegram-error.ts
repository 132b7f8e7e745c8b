/** What Telegram refuses: a number, words that clients read, sometimes where to go or how long to wait. */
export class TelegramError extends Error {
  override name = 'TelegramError'
  readonly code: number
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number }

  constructor(code: number, description: string, parameters: TelegramError['parameters'] = {}) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export const badRequest = (words: string, parameters: TelegramError['parameters'] = {}): TelegramError =>
  new TelegramError(400, `Bad Request: ${words}`, parameters)

export const forbidden = (words: string): TelegramError => new TelegramError(403, `Forbidden: ${words}`)
