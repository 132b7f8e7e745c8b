/**
 * COPY on a connection whose statements follow one another without waiting: what is copied follows its statement at
 * once, so that no other statement comes between. Where the statement is refused, the database reads past it.
 */
import pg from 'pg'

class CopyIn extends pg.Query {
  constructor(text: string, rows: Buffer, done: (error: Error | undefined) => void) {
    super(text, done)
    this.submit = (connection) => {
      connection.query(text)
      if (rows.length > 0) connection.stream.write(copyData(rows))
      connection.stream.write(COPY_DONE)
    }
  }

  /** The rows are on their way already. */
  handleCopyInResponse(): void {
    return
  }
}

export function copyIn(client: pg.ClientBase, text: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(text, rows, (error) => (error ? reject(error) : resolve())))
  })
}

/** The letter of the message, and its length without the letter. */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4])

function copyData(rows: Buffer): Buffer {
  const message = Buffer.allocUnsafe(rows.length + 5)
  message.writeUInt8(0x64, 0)
  message.writeInt32BE(rows.length + 4, 1)
  rows.copy(message, 5)
  return message
}
