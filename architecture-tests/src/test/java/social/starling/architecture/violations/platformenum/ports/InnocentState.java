package social.starling.architecture.violations.platformenum.ports;

enum InnocentState {
    PLANNED,
    SENDING
}
