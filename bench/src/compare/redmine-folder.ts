/** Runs Redmine as an instance of its own: its configuration, logs, files and list of packages lie in our folder. */
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Site } from './rival.ts'

export const PROGRAM_FOLDER = '/usr/share/redmine'
export const DATABASE = 'redmine'

/** Makes an environment in which nothing of the machine's own instance is read or written. */
export function prepareRedmineFolder({ folder, database }: Site): NodeJS.ProcessEnv {
  const own = path.join(folder, 'redmine')
  const folders = ['config', 'log', 'tmp/cache', 'files', 'plugins', 'public/assets', 'home']
  for (const name of folders) mkdirSync(path.join(own, name), { recursive: true })
  writeFileSync(path.join(own, 'config/database.yml'), databaseFile(database.port))
  writeFileSync(path.join(own, 'config/secret_key.txt'), randomBytes(64).toString('hex'))
  // The list of packages is resolved anew for this database and written beside the list.
  copyFileSync(path.join(PROGRAM_FOLDER, 'Gemfile'), path.join(own, 'Gemfile'))
  writeFileSync(path.join(own, 'Gemfile.local'), "gem 'pg', '~> 1.5.3'\n")
  return {
    ...process.env,
    ...{ RAILS_ENV: 'production', REDMINE_LANG: 'ru', BUNDLE_GEMFILE: path.join(own, 'Gemfile') },
    REDMINE_INSTANCE: path.relative(path.join(PROGRAM_FOLDER, 'instances'), own),
    ...{ SCHEMA: path.join(own, 'schema.rb') },
    ...{ HOME: path.join(own, 'home'), TMPDIR: path.join(own, 'home') },
  }
}

const databaseFile = (port: number) => `production:
  adapter: postgresql
  database: ${DATABASE}
  host: 127.0.0.1
  port: ${port}
  username: redmine
  encoding: utf8
  pool: 10
`
