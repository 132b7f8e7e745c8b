/**
 * Why the store of files did not do what it was asked.
 *
 *   silent     it did not answer in time, or the connection broke
 *   busy       it answered that it cannot at the moment
 *   key        it does not know the key, or the secret is another
 *   rights     the key may not do this in the bucket
 *   bucket     there is no such bucket
 *   clock      the clocks of the two machines differ too much
 *   region     the bucket is in another region, or at another address
 *   unclear    an answer that makes no sense
 *
 * It carries no address and no key. A person brings the file again a little later, a job tries again by itself.
 */
import { AppError } from '../../errors.ts'

export type StoreFailure = 'silent' | 'busy' | 'key' | 'rights' | 'bucket' | 'clock' | 'region' | 'unclear'

export class FileStoreError extends AppError {
  override name = 'FileStoreError'
  readonly failure: StoreFailure

  constructor(failure: StoreFailure, options?: ErrorOptions) {
    super('file.store_away', 503, { reason: failure }, options)
    this.failure = failure
    this.message = SENTENCES[failure]
  }
}

const SENTENCES: Readonly<Record<StoreFailure, string>> = {
  silent: 'The store of files does not answer: look at the endpoint of VECHE_FILES_URL and at the network',
  busy: 'The store of files answers that it cannot serve at the moment',
  key: 'The store of files does not accept the key: look at VECHE_FILES_KEY_ID and VECHE_FILES_SECRET_FILE',
  rights:
    'The key of the store of files may not list, read, write and delete in the bucket of VECHE_FILES_URL',
  bucket: 'The store of files has no bucket of that name: make it, or mend VECHE_FILES_URL',
  clock: 'The clock of this machine differs from that of the store of files: set it',
  region: 'The store of files keeps the bucket in another region or at another address: mend VECHE_FILES_URL',
  unclear: 'The store of files answers what is not S3: look at the endpoint of VECHE_FILES_URL',
}

/** By the codes of S3; what has another name is judged by its status. */
const FAILURES: Readonly<Record<string, StoreFailure>> = {
  InvalidAccessKeyId: 'key',
  SignatureDoesNotMatch: 'key',
  InvalidToken: 'key',
  AccessDenied: 'rights',
  AllAccessDisabled: 'rights',
  NoSuchBucket: 'bucket',
  InvalidBucketName: 'bucket',
  RequestTimeTooSkewed: 'clock',
  RequestExpired: 'clock',
  AuthorizationHeaderMalformed: 'region',
  PermanentRedirect: 'region',
  TemporaryRedirect: 'region',
}

export function failureOf(status: number, code: string | null): StoreFailure {
  const known = code === null ? undefined : FAILURES[code]
  if (known !== undefined) return known
  if (status >= 500 || status === 429) return 'busy'
  if (status >= 300 && status < 400) return 'region'
  if (status === 401) return 'key'
  return status === 403 ? 'rights' : 'unclear'
}
