/** The control was asked for something that is not there or makes no sense. */
export class ControlError extends Error {
  override name = 'ControlError'
  readonly status: number

  constructor(status: 400 | 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}
