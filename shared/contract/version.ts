/** Raised when an older client can no longer talk to this host; a client of another version reloads. */
export const CONTRACT_VERSION = 1;
