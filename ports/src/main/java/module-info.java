/** The shared vocabulary and the driven ports of Starling. */
module social.starling.ports {
    requires static org.jspecify;
}
