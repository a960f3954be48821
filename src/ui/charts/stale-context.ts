import { createContext } from "react";

/**
 * Whether what the frames below show is of before, while the present is worked out. A context, so that a frame greys without
 * its chart being drawn anew.
 */
export const StaleContext = createContext(false);
