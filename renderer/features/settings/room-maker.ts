/** At most this many rooms are made at once. */
export const MOST_NEW_ROOMS = 200;
export const MOST_BEDS_IN_ROOM = 40;
const LONGEST_ROOM_CODE = 12;

/** New rooms of one floor with their beds, before they are saved. */
export type NewRooms = {
  readonly rooms: readonly string[];
  readonly beds: readonly { readonly code: string; readonly room: string }[];
};

export type RoomMakerProblem = 'range' | 'beds' | 'long' | 'taken';

/** What is typed to make rooms: “rooms 101–112, 8 beds each”. */
export type RoomMaker = { readonly prefix: string; readonly from: number; readonly to: number; readonly beds: number };

/** The rooms with their beds, or why they cannot be made: rooms N1-101 … N1-112 with beds N1-101-1 … N1-112-8. */
export function newRooms(
  { prefix, from, to, beds }: RoomMaker,
  taken: ReadonlySet<string>,
): NewRooms | RoomMakerProblem {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to - from >= MOST_NEW_ROOMS)
    return 'range';
  if (!Number.isInteger(beds) || beds < 0 || beds > MOST_BEDS_IN_ROOM) return 'beds';
  const width = String(to).length;
  const rooms = Array.from(
    { length: to - from + 1 },
    (_, at) => `${prefix.trim()}${String(from + at).padStart(width, '0')}`,
  );
  if (rooms.some((code) => code.length > LONGEST_ROOM_CODE)) return 'long';
  const made = rooms.flatMap((room) =>
    Array.from({ length: beds }, (_, at) => ({ code: `${room}-${String(at + 1)}`, room })),
  );
  if ([...rooms, ...made.map(({ code }) => code)].some((code) => taken.has(code))) return 'taken';
  return { rooms, beds: made };
}
