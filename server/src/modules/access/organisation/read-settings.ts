/** Reads the file of sign-in once, at the start, with the files of secrets it names. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { NO_PROVIDERS, type ProviderSettings, SettingsFile, type SignInSettings } from './settings.ts'

/** Throws one readable error; no value of the file stands in it. */
export function readSignInSettings(file: string | null): SignInSettings {
  if (file === null) return NO_PROVIDERS
  const parsed = SettingsFile.safeParse(parse(readFileSync(file, 'utf8')))
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Wrong settings in ${file}:\n${lines.join('\n')}`)
  }
  return {
    passwords: parsed.data.passwords,
    providers: parsed.data.providers.map((provider): ProviderSettings => {
      if (provider.kind === 'ldap')
        return {
          ...provider,
          bindPassword: readSecret(provider.bindPasswordFile),
          ca: provider.caFile === undefined ? null : readFileSync(provider.caFile, 'utf8'),
        }
      const { clientSecretFile: secret, clientKeyFile: key } = provider
      return {
        ...provider,
        clientSecret: secret === undefined ? null : readSecret(secret),
        clientKey: key === undefined ? null : readSecret(key),
      }
    }),
  }
}

function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim()
  if (secret === '') throw new Error(`${file} must hold a secret`)
  return secret
}
