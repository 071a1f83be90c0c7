/** A store in memory, for embedding, demos and tests. */
module social.starling.memory {
    requires transitive social.starling.ports;
    requires static org.jspecify;

    exports social.starling.memory;
}
