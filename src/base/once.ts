/** Makes a value when it is first asked for, and then lets go of what it was made from. */
export function once<T extends object>(make: () => T): () => T {
  let state: { readonly make: () => T } | { readonly made: T } = { make };
  return () => {
    if ("make" in state) state = { made: state.make() };
    return state.made;
  };
}
