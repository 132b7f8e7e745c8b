/** What somebody with the rights of a superuser can do to one row of the journal and what stands after it. */
export type Way = {
  name: string
  /** Statements; $1 is the place of the row in the chain. */
  statements: readonly string[]
  /** It makes the chain anew to its end, which only an end that was kept elsewhere tells. */
  needsKept: boolean
  /** The last row has nothing after it. */
  needsNext: boolean
}

const ROW = 'select journal_id from journal_link where seq = $1::bigint'
const NEXT = 'select journal_id from journal_link where seq = $1::bigint + 1'
/** Puts the head where the chain ends now. */
const HEAD =
  "update journal_head set seq = coalesce((select max(seq) from journal_link), 0), hash = coalesce((select hash from journal_link order by seq desc limit 1), '')"
/** The product's own function links what stands from the row on, as if it had been written so. */
const CHAIN_ANEW = [
  'delete from journal_link where seq >= $1::bigint',
  HEAD,
  `select link_journal_row(entry) from
     (select * from journal where id not in (select journal_id from journal_link) order by id) entry`,
]

const local = (name: string, ...statements: string[]): Way => ({
  ...{ name, statements, needsKept: false, needsNext: false },
})

export const QUICK_WAYS: readonly Way[] = [
  local('changed', `update journal set details = '{"forged": true}' where id = (${ROW})`),
  local('removed', `delete from journal where id = (${ROW})`),
  local(
    'removed with its link',
    `delete from journal where id = (${ROW})`,
    'delete from journal_link where seq = $1::bigint',
  ),
  local(
    'added before it',
    // Its place in the order of ids is free: ids of the drill are even.
    `insert into journal (id, action, object_type) overriding system value select journal_id - 1, 'forged', 'user' from (${ROW}) at`,
  ),
  {
    ...local(
      'put in another order',
      `update journal_link set journal_id = -seq where seq in ($1::bigint, $1::bigint + 1)`,
      `update journal_link link set journal_id = other.journal_id from kept_journal_link other
       where (link.seq = $1::bigint and other.seq = $1::bigint + 1) or (link.seq = $1::bigint + 1 and other.seq = $1::bigint)`,
    ),
    needsNext: true,
  },
  {
    ...local(
      'given the time of the next',
      `update journal set at = (select at from journal where id = (${NEXT})) + interval '1 s' where id = (${ROW})`,
    ),
    needsNext: true,
  },
]

/** They reach to the end of the chain, so one of them takes as long as a hundred of the others. */
export const LONG_WAYS: readonly Way[] = [
  local(
    'removed with its link, the numbers closed up',
    `delete from journal where id = (${ROW})`,
    'delete from journal_link where seq = $1::bigint',
    'update journal_link set seq = -seq + 1 where seq > $1::bigint',
    'update journal_link set seq = -seq where seq < 0',
    HEAD,
  ),
  {
    ...local(
      'cut off with all after it',
      `delete from journal where id in (select journal_id from journal_link where seq >= $1::bigint)`,
      'delete from journal_link where seq >= $1::bigint',
      HEAD,
    ),
    needsKept: true,
  },
  {
    ...local(
      'changed and the chain made anew',
      `update journal set details = '{"forged": true}' where id = (${ROW})`,
      ...CHAIN_ANEW,
    ),
    needsKept: true,
  },
  {
    ...local(
      'put back to an older copy that went on',
      `update journal set action = 'other' where id >= (${ROW})`,
      ...CHAIN_ANEW,
    ),
    needsKept: true,
  },
]
