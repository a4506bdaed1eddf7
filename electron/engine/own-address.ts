/** For the transports, which do not reach into areas. */
export { ownAddress } from '../areas/public/address.ts';
