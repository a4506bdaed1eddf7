import type { Database } from 'better-sqlite3';
import type { UserId } from '../../../shared/kernel/ids.ts';
import type { Role } from '../../../shared/domain/vocabulary.ts';
import { rows, write } from '../../db/sql.ts';

export type StoredSession = {
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly station: string;
  readonly openedAt: number;
  readonly expiresAt: number;
};

/** Sessions (by the hash of their token) and the secrets of users: both outside the journal. */
export type SessionStore = ReturnType<typeof createSessionStore>;

export function createSessionStore(db: Database) {
  const find = rows<{
    readonly user: string;
    readonly display_name: string;
    readonly roles_json: string;
    readonly station: string;
    readonly opened_at: number;
    readonly expires_at: number;
  }>(
    db,
    `SELECT u.user, u.display_name, coalesce(s.roles_json, u.roles_json) AS roles_json, s.station, s.opened_at,
       s.expires_at FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = ? AND u.is_active = 1`,
  );
  const insert = write(
    db,
    'INSERT INTO sessions (token_hash, user_id, station, roles_json, opened_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const extend = write(db, 'UPDATE sessions SET expires_at = ? WHERE token_hash = ?');
  const remove = write(db, 'DELETE FROM sessions WHERE token_hash = ?');
  const removeExpired = write(db, 'DELETE FROM sessions WHERE expires_at < ?');
  const removeOfUser = write(db, 'DELETE FROM sessions WHERE user_id = ?');
  const secret = rows<{ readonly salt: Buffer; readonly secret_hash: Buffer }>(
    db,
    'SELECT salt, secret_hash FROM user_secrets WHERE user_id = ?',
  );
  const saveSecret = write(
    db,
    `INSERT INTO user_secrets (user_id, salt, secret_hash, changed_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (user_id) DO UPDATE SET salt = excluded.salt, secret_hash = excluded.secret_hash,
       changed_at = excluded.changed_at`,
  );

  const pin = rows<{ readonly pin_salt: Buffer | null; readonly pin_hash: Buffer | null }>(
    db,
    'SELECT pin_salt, pin_hash FROM user_secrets WHERE user_id = ?',
  );
  const savePin = write(db, 'UPDATE user_secrets SET pin_salt = ?, pin_hash = ? WHERE user_id = ?');

  return {
    find(tokenHash: Buffer): StoredSession | null {
      const row = find.get(tokenHash);
      return row === undefined
        ? null
        : {
            user: row.user,
            displayName: row.display_name,
            roles: JSON.parse(row.roles_json) as readonly Role[],
            station: row.station,
            openedAt: row.opened_at,
            expiresAt: row.expires_at,
          };
    },
    open(
      tokenHash: Buffer,
      userId: UserId,
      station: string,
      roles: readonly Role[] | null,
      openedAt: number,
      expiresAt: number,
    ): void {
      insert(tokenHash, userId, station, roles === null ? null : JSON.stringify(roles), openedAt, expiresAt);
    },
    /** Puts the end of a session off. */
    extend(tokenHash: Buffer, expiresAt: number): void {
      extend(expiresAt, tokenHash);
    },
    close(tokenHash: Buffer): void {
      remove(tokenHash);
    },
    closeExpired(now: number): void {
      removeExpired(now);
    },
    closeOfUser(userId: UserId): void {
      removeOfUser(userId);
    },
    secretOf(userId: UserId): { readonly salt: Buffer; readonly hash: Buffer } | null {
      const row = secret.get(userId);
      return row === undefined ? null : { salt: row.salt, hash: row.secret_hash };
    },
    /** The short secret of a user; null where there is none. */
    pinOf(userId: UserId): { readonly salt: Buffer; readonly hash: Buffer } | null {
      const row = pin.get(userId);
      return row === undefined || row.pin_salt === null || row.pin_hash === null
        ? null
        : { salt: row.pin_salt, hash: row.pin_hash };
    },
    savePin(userId: UserId, salt: Buffer, hash: Buffer): void {
      savePin(salt, hash, userId);
    },
    saveSecret(userId: UserId, salt: Buffer, hash: Buffer, changedAt: number): void {
      saveSecret(userId, salt, hash, changedAt);
    },
  };
}
