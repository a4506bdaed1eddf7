/** Pages that tests draw bring their styles along. */
declare module '*.css';
