import { type Kysely, sql } from 'kysely'

/** Moderation in networks: what people ask of a network, who stands for it, and how it fares on its way. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Taken down by us: the network tells of it as of any deletion, and the words stay.
    alter table message add column taken_down_at timestamptz;

    create table network_act (
      id uuid primary key,
      -- Acts of one message or one author reach the network in this order.
      seq bigint generated always as identity unique,
      kind text not null check (kind in ('delete', 'restore', 'mute', 'unmute', 'ban', 'unban')),
      way text not null check (way in ('network', 'hand')),
      message_id uuid not null references message,
      channel_id uuid not null references channel,
      author_id uuid references author,
      -- By which of them somebody may see it and decide on it.
      incident_id uuid references incident,
      chat_id uuid references chat,
      livestream_id uuid references livestream,
      -- What it changes in the network: of two acts on one thing the later waits for the earlier.
      thing text not null,
      reason text not null check
        (reason in ('insult', 'spam', 'fraud', 'personal_data', 'violence', 'forbidden', 'mistake')),
      words text not null,
      term text check (term in ('hour', 'day', 'week', 'month', 'forever')),
      until_at timestamptz,
      -- How it can be taken back: by the network, in it by a person, or not at all.
      undo_way text not null check (undo_way in ('network', 'hand', 'none')),
      undoes_id uuid references network_act,
      undone_by_id uuid references network_act,
      state text not null check
        (state in ('waiting', 'queued', 'sending', 'unknown', 'by_hand', 'done', 'failed', 'declined', 'cancelled')),
      asked_by text not null references app_user,
      asked_by_name text not null,
      asked_at timestamptz not null,
      decided_by text references app_user,
      decided_by_name text,
      decided_at timestamptz,
      attempts integer not null default 0,
      -- An attempt may have taken effect: the network is asked before another.
      is_uncertain boolean not null default false,
      next_attempt_at timestamptz,
      lease_token uuid,
      lease_until timestamptz,
      error_code text,
      ended_at timestamptz,
      check ((kind in ('mute', 'ban')) = (term is not null)),
      check ((kind in ('restore', 'unmute', 'unban')) = (undoes_id is not null)),
      check ((state in ('done', 'failed', 'declined', 'cancelled')) = (ended_at is not null)),
      check ((state in ('queued', 'unknown')) = (next_attempt_at is not null)),
      check ((state = 'sending') = (lease_until is not null)),
      check ((decided_by is null) = (decided_by_name is null)),
      -- Nobody decides on a ban of their own; one that leaves was approved, also for a forgotten check in the code.
      check (state = 'cancelled' or decided_by is null or decided_by <> asked_by),
      check (kind <> 'ban' or state in ('waiting', 'cancelled') or decided_by is not null)
    );
    create index network_act_waiting on network_act (asked_at) where state = 'waiting';
    create index network_act_due on network_act (next_attempt_at) where state in ('queued', 'unknown');
    create index network_act_sending on network_act (lease_until) where state = 'sending';
    create index network_act_moving on network_act (channel_id, thing, seq)
      where state in ('queued', 'sending', 'unknown');
    create unique index network_act_once on network_act (channel_id, thing, kind)
      where state in ('waiting', 'queued', 'sending', 'unknown', 'by_hand');
    create index network_act_message on network_act (message_id);
    create index network_act_channel on network_act (channel_id);
    create index network_act_author on network_act (author_id);
    create index network_act_incident on network_act (incident_id);
    create index network_act_chat on network_act (chat_id);
    create index network_act_livestream on network_act (livestream_id);
    create index network_act_undoes on network_act (undoes_id);
    create index network_act_undone on network_act (undone_by_id);
    create index network_act_asker on network_act (asked_by);
    create index network_act_decider on network_act (decided_by);

    create table network_act_attempt (
      act_id uuid not null references network_act,
      attempt_no integer not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      outcome text,
      error_code text,
      primary key (act_id, attempt_no)
    );
  `.execute(db)
  await sql.raw(ERASING).execute(db)
}

/** Whose words and whom they were about goes with the question; that something was done, and why, stays. */
const ERASING = `
  create function erase_network_acts() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update network_act set author_id = null, words = '' where incident_id = new.incident_id
        or message_id in (select id from message where incident_id = new.incident_id);
      return null;
    end $$;
  create trigger network_act_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function erase_network_acts();
  revoke execute on function erase_network_acts() from public;`
