import { describe, expect, it } from 'vitest'
import { readWeights } from './read-weights.ts'

const up = (...statements: string[]) =>
  `import { type Kysely, sql } from 'kysely'\nexport async function up(db: Kysely<never>) {\n${statements
    .map((statement) => `  await sql\`${statement}\`.execute(db)`)
    .join('\n')}\n}`

describe('what a migration does to a table', () => {
  it.each([
    ['alter table incident add column seen_at timestamptz', 'quick'],
    ["alter table incident add column kind text not null default 'a'", 'quick'],
    ['alter table only incident drop constraint incident_check', 'quick'],
    ['create policy reader on incident using (true)', 'quick'],
    ['create trigger told after insert on incident for each row execute function tell()', 'quick'],
    ['alter table incident add constraint known check (step <> 1) not valid', 'quick'],
    ['alter table incident add constraint known check (step <> 1)', 'reads'],
    ['alter table incident alter column title set not null', 'reads'],
    ['create unique index incident_number on incident (number)', 'reads'],
    ['create index incident_open\n  on incident (id) where step is null', 'reads'],
    ['update incident set title = 1', 'writes'],
    ['alter table incident alter column number type bigint', 'writes'],
    [
      'ALTER TABLE incident ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector(title)) STORED',
      'writes',
    ],
  ])('%s', (statement, weight) => {
    expect(readWeights(up(statement))).toEqual([{ table: 'incident', weight }])
  })

  it('is told once a table, by what is heaviest', () => {
    const text = up(
      'alter table incident add column a int; update incident set a = 1',
      'create index x on chat (a)',
    )
    expect(readWeights(text)).toEqual([
      { table: 'incident', weight: 'writes' },
      { table: 'chat', weight: 'reads' },
    ])
  })

  it('is nothing where it made the table itself', () => {
    expect(readWeights(up('create table note (id uuid); create index note_id on note (id)'))).toEqual([])
  })

  it('is nothing in comments and in bodies of functions', () => {
    const body =
      'create function tell() returns trigger language plpgsql as $$ begin; update incident set a = 1; end $$'
    expect(readWeights(`/** update incident */\n${up('-- update incident set a = 1', body)}`)).toEqual([])
  })

  it('stands beside the work for declared indexes', () => {
    expect(
      readWeights("export const indexes = ['incident_by on incident (a)', 'note_by on note (b)']"),
    ).toEqual([
      { table: 'incident', weight: 'beside' },
      { table: 'note', weight: 'beside' },
    ])
  })
})
