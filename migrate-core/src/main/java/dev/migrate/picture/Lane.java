package dev.migrate.picture;

/**
 * A line that runs down a picture to a revision; all lines to one revision share a lane.
 *
 * @param target the id of the revision
 * @param dotted whether only dependencies run along it
 * @param color the number of its colour
 */
record Lane(String target, boolean dotted, int color) {

    Lane joinedBy(boolean dependency) {
        return dependency || !dotted ? this : new Lane(target, false, color);
    }
}
