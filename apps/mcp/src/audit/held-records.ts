/** A record that waits. `sealed` opens for its `id` alone. */
export interface HeldRecord {
  /** Its place in the order in which they came. */
  seq: number
  id: string
  sealed: string
}

export interface Holding {
  records: number
  /** When the oldest came, in milliseconds since 1970; undefined where there is none. */
  oldestAt: number | undefined
}

/** Of one object; eight of them hold 100,000 records. */
const mostRecords = 12_500
/** A quarter of what an object may store. */
const mostBytes = 2_500_000_000

/** The rows of an outbox in its object's database. What it counts is in memory, as an object is its database's only user. */
export class HeldRecords {
  readonly #sql: SqlStorage
  #records = 0
  #bytes = 0

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`create table if not exists record (
      seq integer primary key autoincrement, id text not null unique, sealed text not null, kept_at integer not null)`)
    const counted = sql.exec<{ records: number; bytes: number | null }>(
      'select count(*) as records, sum(length(sealed)) as bytes from record',
    )
    const { records, bytes } = counted.one()
    this.#records = records
    this.#bytes = bytes ?? 0
  }

  /** Whether so many more fit. */
  hasRoomFor(sealed: readonly string[]): boolean {
    const bytes = sealed.reduce((sum, { length }) => sum + length, this.#bytes)
    return this.#records + sealed.length <= mostRecords && bytes <= mostBytes
  }

  /** Keeps a record; one that is there already stays as it is. */
  add({ id, sealed }: Omit<HeldRecord, 'seq'>, now: number): void {
    const insert = 'insert into record (id, sealed, kept_at) values (?, ?, ?) on conflict do nothing returning seq'
    if (this.#sql.exec(insert, id, sealed, now).toArray().length === 0) return
    this.#records += 1
    this.#bytes += sealed.length
  }

  /** The first so many after a place, in the order in which they came. */
  after(seq: number, most: number): HeldRecord[] {
    const next = 'select seq, id, sealed from record where seq > ? order by seq limit ?'
    return this.#sql.exec<{ seq: number; id: string; sealed: string }>(next, seq, most).toArray()
  }

  remove(accepted: readonly HeldRecord[]): void {
    for (const { seq, sealed } of accepted) {
      if (this.#sql.exec('delete from record where seq = ? returning seq', seq).toArray().length === 0) continue
      this.#records -= 1
      this.#bytes -= sealed.length
    }
  }

  holding(): Holding {
    const oldest = 'select kept_at from record order by seq limit 1'
    const [first] = this.#sql.exec<{ kept_at: number }>(oldest).toArray()
    return { records: this.#records, oldestAt: first?.kept_at }
  }
}
