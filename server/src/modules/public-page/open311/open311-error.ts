/** An error as the standard has it: a list of codes with words, in the format that was asked for. */
export class Open311Error extends Error {
  override name = 'Open311Error'
  readonly status: number

  constructor(status: number, description: string) {
    super(description)
    this.status = status
  }
}
