export interface paths {
    "/api/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: string;
                            regionName: string;
                            timeZone: string;
                            isDemo: boolean;
                            needsFirstAdministrator: boolean;
                            asksSetUpCode: boolean;
                            demoAccounts: {
                                email: string;
                                password: string;
                                name: string;
                                title: string;
                                role: string;
                            }[];
                            emulators: {
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                url: string;
                            }[];
                            trainingPage: {
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                name: string;
                                externalId: string;
                                credentials: {
                                    [key: string]: string;
                                };
                            } | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/first-administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                        /** @default  */
                        setUpCode?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            twoFactorEnabled: boolean;
                            twoFactorRequired: boolean;
                            passwordChangeRequired: boolean;
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                scope: {
                                    /** @enum {string} */
                                    kind: "region";
                                } | {
                                    /** @enum {string} */
                                    kind: "agency";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "unit";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "municipality";
                                    code: string;
                                };
                                scopeName: string | null;
                            }[];
                            abilities: {
                                seeDesk: boolean;
                                seeTasks: boolean;
                                approve: boolean;
                                seeChannels: boolean;
                                manageChannels: boolean;
                                manageUsers: boolean;
                                seeJournal: boolean;
                                seeQuarantine: boolean;
                                manageDirectory: boolean;
                                manageSettings: boolean;
                                seeInstallation: boolean;
                                seeBoard: boolean;
                                exportIncidents: boolean;
                                importIncidents: boolean;
                                manageTemplates: boolean;
                                seeChats: boolean;
                                manageChats: boolean;
                                seeLivestreams: boolean;
                                workLivestreams: boolean;
                                seeFakes: boolean;
                                signalFakes: boolean;
                            };
                            isPersonActive: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tokens: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                prefix: string;
                                scopes: ("read" | "incidents" | "answers" | "channels" | "users" | "settings")[];
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                lastUsedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        scopes: ("read" | "incidents" | "answers" | "channels" | "users" | "settings")[];
                        /** Format: date-time */
                        expiresAt: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            prefix: string;
                            scopes: ("read" | "incidents" | "answers" | "channels" | "users" | "settings")[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            lastUsedAt: string | null;
                            token: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            signIns: {
                                id: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                lastUsedAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                ipAddress: string | null;
                                userAgent: string | null;
                                isCurrent: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sign-ins/{signInId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    signInId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    search?: string;
                    role?: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                    agencyCode?: string;
                    state?: "active" | "inactive" | "never";
                    sort?: "name" | "email" | "last_sign_in";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            users: {
                                id: string;
                                name: string;
                                /** Format: email */
                                email: string;
                                isActive: boolean;
                                twoFactorEnabled: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                lastSignInAt: string | null;
                                grants: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                    scope: {
                                        /** @enum {string} */
                                        kind: "region";
                                    } | {
                                        /** @enum {string} */
                                        kind: "agency";
                                        code: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "unit";
                                        code: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "municipality";
                                        code: string;
                                    };
                                    scopeName: string | null;
                                }[];
                            }[];
                            total: number;
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                        /** @default [] */
                        grants?: {
                            /** @enum {string} */
                            role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                            scope: {
                                /** @enum {string} */
                                kind: "region";
                            } | {
                                /** @enum {string} */
                                kind: "agency";
                                code: string;
                            } | {
                                /** @enum {string} */
                                kind: "unit";
                                code: string;
                            } | {
                                /** @enum {string} */
                                kind: "municipality";
                                code: string;
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            isActive: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            lastSignInAt: string | null;
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                scope: {
                                    /** @enum {string} */
                                    kind: "region";
                                } | {
                                    /** @enum {string} */
                                    kind: "agency";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "unit";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "municipality";
                                    code: string;
                                };
                                scopeName: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            isActive: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            lastSignInAt: string | null;
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                scope: {
                                    /** @enum {string} */
                                    kind: "region";
                                } | {
                                    /** @enum {string} */
                                    kind: "agency";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "unit";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "municipality";
                                    code: string;
                                };
                                scopeName: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        isActive?: boolean;
                        password?: string;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            isActive: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            lastSignInAt: string | null;
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                scope: {
                                    /** @enum {string} */
                                    kind: "region";
                                } | {
                                    /** @enum {string} */
                                    kind: "agency";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "unit";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "municipality";
                                    code: string;
                                };
                                scopeName: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/users/{userId}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                        scope: {
                            /** @enum {string} */
                            kind: "region";
                        } | {
                            /** @enum {string} */
                            kind: "agency";
                            code: string;
                        } | {
                            /** @enum {string} */
                            kind: "unit";
                            code: string;
                        } | {
                            /** @enum {string} */
                            kind: "municipality";
                            code: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            isActive: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            lastSignInAt: string | null;
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                scope: {
                                    /** @enum {string} */
                                    kind: "region";
                                } | {
                                    /** @enum {string} */
                                    kind: "agency";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "unit";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "municipality";
                                    code: string;
                                };
                                scopeName: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                    grantId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: email */
                            email: string;
                            isActive: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            lastSignInAt: string | null;
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                scope: {
                                    /** @enum {string} */
                                    kind: "region";
                                } | {
                                    /** @enum {string} */
                                    kind: "agency";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "unit";
                                    code: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "municipality";
                                    code: string;
                                };
                                scopeName: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tokens: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                prefix: string;
                                scopes: ("read" | "incidents" | "answers" | "channels" | "users" | "settings")[];
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                lastUsedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/second-factor-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            resets: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                userName: string;
                                askedByName: string;
                                /** Format: date-time */
                                askedAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                mayDecide: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/second-factor-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/second-factor-resets/{resetId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    resetId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "confirm" | "refuse";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    who?: string;
                    action?: string;
                    from?: string;
                    to?: string;
                    network?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                actorName: string | null;
                                action: string;
                                objectType: string;
                                objectId: string | null;
                                objectName: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                                ip: string | null;
                                userAgent: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    who?: string;
                    action?: string;
                    from?: string;
                    to?: string;
                    network?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isWhole: boolean;
                            problem: ("changed" | "removed" | "added" | "cut" | "replaced") | null;
                            seq: number;
                            hash: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            substitutions: {
                                /** Format: uuid */
                                id: string;
                                absentName: string;
                                deputyName: string;
                                isMine: boolean;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        deputyId: string;
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            substitutions: {
                                /** Format: uuid */
                                id: string;
                                absentName: string;
                                deputyName: string;
                                isMine: boolean;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deputies: {
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions/{substitutionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    substitutionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            substitutions: {
                                /** Format: uuid */
                                id: string;
                                absentName: string;
                                deputyName: string;
                                isMine: boolean;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default 2 */
                            handoffLimit: number;
                            /** @default 1 */
                            promiseReturnWorkingDays: number;
                            /** @default 90 */
                            repeatWindowDays: number;
                            /** @default 100 */
                            repeatRadiusMetres: number;
                            /** @default 30 */
                            reopenWithinDays: number;
                            /** @default 30 */
                            unmergeWithinDays: number;
                            /** @default 1095 */
                            archiveAfterDays: number;
                            /**
                             * @default {
                             *       "from": "21:00",
                             *       "to": "08:00"
                             *     }
                             */
                            quietHours: {
                                from: string;
                                to: string;
                            };
                            /**
                             * @default {
                             *       "from": "08:00",
                             *       "to": "21:00"
                             *     }
                             */
                            publicationHours: {
                                from: string;
                                to: string;
                            };
                            /** @default 15 */
                            publicationHoldSeconds: number;
                            /** @default true */
                            asksAuthor: boolean;
                            /** @default [] */
                            stopPhrases: string[];
                            /** @default 0.9 */
                            similarityLimit: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 2 */
                        handoffLimit?: number;
                        /** @default 1 */
                        promiseReturnWorkingDays?: number;
                        /** @default 90 */
                        repeatWindowDays?: number;
                        /** @default 100 */
                        repeatRadiusMetres?: number;
                        /** @default 30 */
                        reopenWithinDays?: number;
                        /** @default 30 */
                        unmergeWithinDays?: number;
                        /** @default 1095 */
                        archiveAfterDays?: number;
                        /**
                         * @default {
                         *       "from": "21:00",
                         *       "to": "08:00"
                         *     }
                         */
                        quietHours?: {
                            from: string;
                            to: string;
                        };
                        /**
                         * @default {
                         *       "from": "08:00",
                         *       "to": "21:00"
                         *     }
                         */
                        publicationHours?: {
                            from: string;
                            to: string;
                        };
                        /** @default 15 */
                        publicationHoldSeconds?: number;
                        /** @default true */
                        asksAuthor?: boolean;
                        /** @default [] */
                        stopPhrases?: string[];
                        /** @default 0.9 */
                        similarityLimit?: number;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default 2 */
                            handoffLimit: number;
                            /** @default 1 */
                            promiseReturnWorkingDays: number;
                            /** @default 90 */
                            repeatWindowDays: number;
                            /** @default 100 */
                            repeatRadiusMetres: number;
                            /** @default 30 */
                            reopenWithinDays: number;
                            /** @default 30 */
                            unmergeWithinDays: number;
                            /** @default 1095 */
                            archiveAfterDays: number;
                            /**
                             * @default {
                             *       "from": "21:00",
                             *       "to": "08:00"
                             *     }
                             */
                            quietHours: {
                                from: string;
                                to: string;
                            };
                            /**
                             * @default {
                             *       "from": "08:00",
                             *       "to": "21:00"
                             *     }
                             */
                            publicationHours: {
                                from: string;
                                to: string;
                            };
                            /** @default 15 */
                            publicationHoldSeconds: number;
                            /** @default true */
                            asksAuthor: boolean;
                            /** @default [] */
                            stopPhrases: string[];
                            /** @default 0.9 */
                            similarityLimit: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    unread?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            notifications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reminder" | "assigned" | "approval" | "sent_back" | "returned" | "delivery" | "follow_up" | "promise" | "deadline_changed" | "mention" | "channel" | "chat" | "danger" | "fake" | "account";
                                incidentId: string | null;
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                                isUrgent: boolean;
                                count: number;
                                /** Format: date-time */
                                createdAt: string;
                                readAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            hasUrgent: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    } | {
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kinds: {
                                /** @enum {string} */
                                kind: "reminder" | "assigned" | "approval" | "sent_back" | "returned" | "delivery" | "follow_up" | "promise" | "deadline_changed" | "mention" | "channel" | "chat" | "danger" | "fake" | "account";
                                inCentre: boolean;
                                /** @enum {string} */
                                email: "instant" | "digest" | "off";
                                isCentreFixed: boolean;
                            }[];
                            digestHour: number;
                            /** @enum {string} */
                            language: "ru" | "en";
                            isEmailSetUp: boolean;
                            email: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kinds: {
                            /** @enum {string} */
                            kind: "reminder" | "assigned" | "approval" | "sent_back" | "returned" | "delivery" | "follow_up" | "promise" | "deadline_changed" | "mention" | "channel" | "chat" | "danger" | "fake" | "account";
                            inCentre: boolean;
                            /** @enum {string} */
                            email: "instant" | "digest" | "off";
                        }[];
                        digestHour: number;
                        /** @enum {string} */
                        language: "ru" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kinds: {
                                /** @enum {string} */
                                kind: "reminder" | "assigned" | "approval" | "sent_back" | "returned" | "delivery" | "follow_up" | "promise" | "deadline_changed" | "mention" | "channel" | "chat" | "danger" | "fake" | "account";
                                inCentre: boolean;
                                /** @enum {string} */
                                email: "instant" | "digest" | "off";
                                isCentreFixed: boolean;
                            }[];
                            digestHour: number;
                            /** @enum {string} */
                            language: "ru" | "en";
                            isEmailSetUp: boolean;
                            email: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            municipalities: {
                                code: string;
                                name: string;
                                shortName: string;
                                centre: string;
                                population: number | null;
                            }[];
                            agencies: {
                                code: string;
                                name: string;
                                shortName: string;
                                /** @enum {string} */
                                kind: "centre" | "ministry" | "administration" | "utility";
                                municipalityCode: string | null;
                                isTrusted: boolean;
                                units: {
                                    code: string;
                                    name: string;
                                }[];
                            }[];
                            topicGroups: {
                                code: string;
                                name: string;
                            }[];
                            topics: {
                                code: string;
                                groupCode: string;
                                name: string;
                                definition: string | null;
                                isUrgent: boolean;
                            }[];
                            retired: {
                                municipalities: {
                                    code: string;
                                    name: string;
                                }[];
                                agencies: {
                                    code: string;
                                    name: string;
                                }[];
                                units: {
                                    code: string;
                                    name: string;
                                }[];
                                topics: {
                                    code: string;
                                    name: string;
                                }[];
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/polygons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attribution: string;
                            features: {
                                municipalityCode: string;
                                geometry: unknown;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    topicCode?: string;
                    municipalityCode?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agencyCode: string | null;
                            /** @enum {string} */
                            matched: "topic_municipality" | "topic" | "group_municipality" | "group" | "none";
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{agencyCode}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    agencyCode: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                id: string;
                                name: string;
                                role: string;
                                unitCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            municipalities: {
                                code: string;
                                name: string;
                                shortName: string;
                                centre: string;
                                population: number | null;
                                latitude: number | null;
                                longitude: number | null;
                                isActive: boolean;
                            }[];
                            agencies: {
                                code: string;
                                name: string;
                                shortName: string;
                                /** @enum {string} */
                                kind: "centre" | "ministry" | "administration" | "utility";
                                municipalityCode: string | null;
                                scheduleCode: string;
                                isTrusted: boolean;
                                /** @default false */
                                needsInnerApproval: boolean;
                                /** @default  */
                                phone: string;
                                isActive: boolean;
                            }[];
                            units: {
                                code: string;
                                agencyCode: string;
                                name: string;
                                isActive: boolean;
                            }[];
                            schedules: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "weekly" | "round_the_clock";
                                followsCalendar: boolean;
                                week: {
                                    mon: string[][];
                                    tue: string[][];
                                    wed: string[][];
                                    thu: string[][];
                                    fri: string[][];
                                    sat: string[][];
                                    sun: string[][];
                                };
                                isActive: boolean;
                            }[];
                            topicGroups: {
                                code: string;
                                name: string;
                                position: number;
                            }[];
                            topics: {
                                code: string;
                                groupCode: string;
                                name: string;
                                definition: string | null;
                                isUrgent: boolean;
                                isPhysical: boolean;
                                /** Format: date */
                                validFrom: string;
                                validUntil: string | null;
                                catalogueVersion: number;
                            }[];
                            mappings: {
                                oldCode: string;
                                newCode: string;
                                catalogueVersion: number;
                            }[];
                            catalogueVersions: {
                                version: number;
                                /** Format: date-time */
                                createdAt: string;
                                note: string;
                            }[];
                            routes: {
                                topicCode: string | null;
                                groupCode: string | null;
                                municipalityCode: string | null;
                                agencyCode: string;
                                /** Format: uuid */
                                id: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/municipalities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        shortName: string;
                        centre: string;
                        population: number | null;
                        latitude: number | null;
                        longitude: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/municipalities/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        shortName?: string;
                        centre?: string;
                        population?: number | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        isActive?: boolean;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        shortName: string;
                        /** @enum {string} */
                        kind: "centre" | "ministry" | "administration" | "utility";
                        municipalityCode: string | null;
                        scheduleCode: string;
                        isTrusted: boolean;
                        /** @default false */
                        needsInnerApproval?: boolean;
                        /** @default  */
                        phone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/agencies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        shortName?: string;
                        /** @enum {string} */
                        kind?: "centre" | "ministry" | "administration" | "utility";
                        municipalityCode?: string | null;
                        scheduleCode?: string;
                        isTrusted?: boolean;
                        needsInnerApproval?: boolean;
                        phone?: string;
                        isActive?: boolean;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/agencies/{code}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                id: string;
                                name: string;
                                role: string;
                                unitCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        agencyCode: string;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/units/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        isActive?: boolean;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/topic-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        position: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/topic-groups/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        position?: number;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        groupCode: string;
                        name: string;
                        definition: string | null;
                        isUrgent: boolean;
                        isPhysical: boolean;
                        /** Format: date */
                        validFrom: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/topics/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        groupCode?: string;
                        name?: string;
                        definition?: string | null;
                        isUrgent?: boolean;
                        isPhysical?: boolean;
                        validUntil?: string | null;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/topic-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mappings: {
                            oldCode: string;
                            newCode: string;
                        }[];
                        note: string;
                        isMoved: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            catalogueVersion: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        topicCode: string | null;
                        groupCode: string | null;
                        municipalityCode: string | null;
                        agencyCode: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/routes/{routeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    routeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        topicCode: string | null;
                        groupCode: string | null;
                        municipalityCode: string | null;
                        agencyCode: string;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    routeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/routes/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    topicCode: string;
                    municipalityCode?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decided: {
                                topicCode: string | null;
                                groupCode: string | null;
                                municipalityCode: string | null;
                                agencyCode: string;
                            } | null;
                            match: ("topic_municipality" | "topic" | "group_municipality" | "group") | null;
                            passedOver: {
                                topicCode: string | null;
                                groupCode: string | null;
                                municipalityCode: string | null;
                                agencyCode: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/routes/test-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decided: {
                                topicCode: string | null;
                                groupCode: string | null;
                                municipalityCode: string | null;
                                agencyCode: string;
                            } | null;
                            match: ("topic_municipality" | "topic" | "group_municipality" | "group") | null;
                            passedOver: {
                                topicCode: string | null;
                                groupCode: string | null;
                                municipalityCode: string | null;
                                agencyCode: string;
                            }[];
                            topicCode: string | null;
                            confidence: number | null;
                            municipalityCode: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        /** @enum {string} */
                        kind: "weekly" | "round_the_clock";
                        followsCalendar: boolean;
                        week: {
                            mon: string[][];
                            tue: string[][];
                            wed: string[][];
                            thu: string[][];
                            fri: string[][];
                            sat: string[][];
                            sun: string[][];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/schedules/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        kind?: "weekly" | "round_the_clock";
                        followsCalendar?: boolean;
                        week?: {
                            mon: string[][];
                            tue: string[][];
                            wed: string[][];
                            thu: string[][];
                            fri: string[][];
                            sat: string[][];
                            sun: string[][];
                        };
                        isActive?: boolean;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/calendar/years/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            year: number;
                            isPublished: boolean;
                            days: {
                                /** Format: date */
                                on: string;
                                isRegional: boolean;
                                /** @enum {string} */
                                kind: "off" | "short" | "work";
                                name: string | null;
                                movedFrom: string | null;
                            }[];
                            calendarVersion: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/calendar/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        set?: {
                            /** Format: date */
                            on: string;
                            isRegional: boolean;
                            /** @enum {string} */
                            kind: "off" | "short" | "work";
                            name: string | null;
                            movedFrom: string | null;
                        }[];
                        /** @default [] */
                        remove?: {
                            /** Format: date */
                            on: string;
                            isRegional: boolean;
                        }[];
                        note: string;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            calendarVersion: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/calendar/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                version: number;
                                /** Format: date-time */
                                createdAt: string;
                                note: string;
                                examinedCount: number;
                                movedCount: number;
                                recomputedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/sheets/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "xlsx";
                };
                header?: never;
                path: {
                    kind: "municipalities" | "agencies" | "units" | "topics" | "routes" | "calendar";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/sheets/{kind}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    isComplete?: "true" | "false";
                };
                header?: never;
                path: {
                    kind: "municipalities" | "agencies" | "units" | "topics" | "routes" | "calendar";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basedOn: string;
                            problems: {
                                row: number | null;
                                field: string | null;
                                code: string;
                                value: string;
                            }[];
                            problemCount: number;
                            added: {
                                key: string;
                                name: string;
                            }[];
                            addedCount: number;
                            changed: {
                                key: string;
                                name: string;
                                fields: {
                                    field: string;
                                    before: string | number | boolean | null;
                                    after: string | number | boolean | null;
                                }[];
                            }[];
                            changedCount: number;
                            removed: {
                                key: string;
                                name: string;
                            }[];
                            removedCount: number;
                            sameCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/sheets/{kind}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query: {
                    isComplete?: "true" | "false";
                    basedOn: string;
                };
                header?: never;
                path: {
                    kind: "municipalities" | "agencies" | "units" | "topics" | "routes" | "calendar";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            addedCount: number;
                            changedCount: number;
                            removedCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
                    network?: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                    state?: "troubled" | "paused";
                    sort?: "name" | "trouble" | "last_event";
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                externalId: string;
                                name: string;
                                municipalityCode: string;
                                /** @enum {string} */
                                transport: "webhook" | "long_poll";
                                isActive: boolean;
                                /** @enum {string} */
                                health: "green" | "yellow" | "red" | "unknown";
                                checks: {
                                    code: string;
                                    /** @enum {string} */
                                    state: "ok" | "warning" | "failed";
                                    details: {
                                        [key: string]: string | number | boolean | null;
                                    };
                                }[];
                                checkedAt: string | null;
                                lastEventAt: string | null;
                                isSilent: boolean;
                                usualMeanwhile: number | null;
                                webhookPath: string;
                                coveredUntil: string | null;
                                openGaps: number;
                                lostGaps: number;
                                waitingToSend: number;
                                unknownSends: number;
                            }[];
                            total: number;
                            troubled: number;
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                        /** @default null */
                        externalId?: string | null;
                        credentials: {
                            [key: string]: string;
                        };
                        /** @default null */
                        secret?: string | null;
                        municipalityCode: string;
                        /**
                         * @default webhook
                         * @enum {string}
                         */
                        transport?: "webhook" | "long_poll";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            externalId: string;
                            name: string;
                            municipalityCode: string;
                            /** @enum {string} */
                            transport: "webhook" | "long_poll";
                            isActive: boolean;
                            /** @enum {string} */
                            health: "green" | "yellow" | "red" | "unknown";
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "ok" | "warning" | "failed";
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                            checkedAt: string | null;
                            lastEventAt: string | null;
                            isSilent: boolean;
                            usualMeanwhile: number | null;
                            webhookPath: string;
                            coveredUntil: string | null;
                            openGaps: number;
                            lostGaps: number;
                            waitingToSend: number;
                            unknownSends: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            externalId: string;
                            name: string;
                            municipalityCode: string;
                            /** @enum {string} */
                            transport: "webhook" | "long_poll";
                            isActive: boolean;
                            /** @enum {string} */
                            health: "green" | "yellow" | "red" | "unknown";
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "ok" | "warning" | "failed";
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                            checkedAt: string | null;
                            lastEventAt: string | null;
                            isSilent: boolean;
                            usualMeanwhile: number | null;
                            webhookPath: string;
                            coveredUntil: string | null;
                            openGaps: number;
                            lostGaps: number;
                            waitingToSend: number;
                            unknownSends: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        credentials?: {
                            [key: string]: string | null;
                        };
                        isActive?: boolean;
                        /** @enum {string} */
                        transport?: "webhook" | "long_poll";
                        municipalityCode?: string;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            externalId: string;
                            name: string;
                            municipalityCode: string;
                            /** @enum {string} */
                            transport: "webhook" | "long_poll";
                            isActive: boolean;
                            /** @enum {string} */
                            health: "green" | "yellow" | "red" | "unknown";
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "ok" | "warning" | "failed";
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                            checkedAt: string | null;
                            lastEventAt: string | null;
                            isSilent: boolean;
                            usualMeanwhile: number | null;
                            webhookPath: string;
                            coveredUntil: string | null;
                            openGaps: number;
                            lostGaps: number;
                            waitingToSend: number;
                            unknownSends: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/channels/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            networks: {
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                credentials: {
                                    name: string;
                                    isRequired: boolean;
                                    isSecret: boolean;
                                }[];
                                transports: ("webhook" | "long_poll")[];
                                isIdAsked: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channelId}/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            gaps: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                                /** @enum {string} */
                                state: "open" | "closed" | "lost";
                                fromAt: string | null;
                                /** Format: date-time */
                                toAt: string;
                                found: number;
                                lostSurfaces: string[];
                                errorCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            gaps: {
                                /** Format: uuid */
                                id: string;
                                reason: string;
                                /** @enum {string} */
                                state: "open" | "closed" | "lost";
                                fromAt: string | null;
                                /** Format: date-time */
                                toAt: string;
                                found: number;
                                lostSurfaces: string[];
                                errorCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                        /** @default null */
                        externalId?: string | null;
                        credentials: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string | null;
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "ok" | "warning" | "failed";
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channelId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            externalId: string;
                            name: string;
                            municipalityCode: string;
                            /** @enum {string} */
                            transport: "webhook" | "long_poll";
                            isActive: boolean;
                            /** @enum {string} */
                            health: "green" | "yellow" | "red" | "unknown";
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "ok" | "warning" | "failed";
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                            checkedAt: string | null;
                            lastEventAt: string | null;
                            isSilent: boolean;
                            usualMeanwhile: number | null;
                            webhookPath: string;
                            coveredUntil: string | null;
                            openGaps: number;
                            lostGaps: number;
                            waitingToSend: number;
                            unknownSends: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channelId}/subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            externalId: string;
                            name: string;
                            municipalityCode: string;
                            /** @enum {string} */
                            transport: "webhook" | "long_poll";
                            isActive: boolean;
                            /** @enum {string} */
                            health: "green" | "yellow" | "red" | "unknown";
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "ok" | "warning" | "failed";
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                            checkedAt: string | null;
                            lastEventAt: string | null;
                            isSilent: boolean;
                            usualMeanwhile: number | null;
                            webhookPath: string;
                            coveredUntil: string | null;
                            openGaps: number;
                            lostGaps: number;
                            waitingToSend: number;
                            unknownSends: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: uuid */
                                channelId: string;
                                channelName: string;
                                /** Format: date-time */
                                receivedAt: string;
                                attempts: number;
                                errorCode: string;
                                sizeBytes: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/quarantine/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "retry" | "discard";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            version: string;
                            /** Format: date-time */
                            startedAt: string;
                            checks: {
                                /** @enum {string} */
                                code: "database" | "migrations" | "workers" | "inbox" | "quarantine" | "outbox" | "jobs" | "attachments" | "channels" | "disk" | "backup";
                                /** @enum {string} */
                                state: "ok" | "attention" | "late" | "unknown";
                                details: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    queue?: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "mine" | "mine_today" | "to_approve";
                    id?: string;
                    step?: string;
                    network?: string;
                    surface?: string;
                    channelId?: string;
                    municipalityCode?: string;
                    topicCode?: string;
                    groupCode?: string;
                    agencyCode?: string;
                    unitCode?: string;
                    assigneeId?: string;
                    urgent?: string;
                    severity?: string;
                    kind?: string;
                    outcome?: string;
                    satisfaction?: string;
                    closingReason?: string;
                    dismissReason?: string;
                    flag?: string;
                    late?: string;
                    tag?: string;
                    foundFrom?: string;
                    foundTo?: string;
                    registeredFrom?: string;
                    registeredTo?: string;
                    answeredFrom?: string;
                    answeredTo?: string;
                    closedFrom?: string;
                    closedTo?: string;
                    dueFrom?: string;
                    dueTo?: string;
                    repeatFrom?: string;
                    membersFrom?: string;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidents: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                topicCode: string | null;
                                municipalityCode: string | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                };
                                agencyCode: string | null;
                                unitCode: string | null;
                                assigneeName: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                deadline: {
                                    key: string;
                                    /** Format: date-time */
                                    startedAt: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    /** Format: date-time */
                                    warnAt: string;
                                    isPaused: boolean;
                                    /** @enum {string} */
                                    clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                } | null;
                                flags: {
                                    isUrgent: boolean;
                                    isReopened: boolean;
                                    hasUnreadFollowUp: boolean;
                                    isSourceEdited: boolean;
                                    isSourceDeleted: boolean;
                                    hasUnknownDelivery: boolean;
                                    hasFailedDelivery: boolean;
                                    isRepeat: boolean;
                                    isMassEvent: boolean;
                                    isFrozen: boolean;
                                    isAuthorUnreachable: boolean;
                                    needsArbiter: boolean;
                                    isSupplement: boolean;
                                };
                                messageCount: number;
                                authorId: string | null;
                                memberCount: number;
                                authorCount: number;
                                repeatNo: number | null;
                                promiseDueAt: string | null;
                                eventId: string | null;
                                tags: string[];
                                place: string;
                            }[];
                            nextCursor: string | null;
                            isCut: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    ids: string;
                    after?: string;
                    queue?: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "mine" | "mine_today" | "to_approve";
                    id?: string;
                    step?: string;
                    network?: string;
                    surface?: string;
                    channelId?: string;
                    municipalityCode?: string;
                    topicCode?: string;
                    groupCode?: string;
                    agencyCode?: string;
                    unitCode?: string;
                    assigneeId?: string;
                    urgent?: string;
                    severity?: string;
                    kind?: string;
                    outcome?: string;
                    satisfaction?: string;
                    closingReason?: string;
                    dismissReason?: string;
                    flag?: string;
                    late?: string;
                    tag?: string;
                    foundFrom?: string;
                    foundTo?: string;
                    registeredFrom?: string;
                    registeredTo?: string;
                    answeredFrom?: string;
                    answeredTo?: string;
                    closedFrom?: string;
                    closedTo?: string;
                    dueFrom?: string;
                    dueTo?: string;
                    repeatFrom?: string;
                    membersFrom?: string;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidents: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                topicCode: string | null;
                                municipalityCode: string | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                };
                                agencyCode: string | null;
                                unitCode: string | null;
                                assigneeName: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                deadline: {
                                    key: string;
                                    /** Format: date-time */
                                    startedAt: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    /** Format: date-time */
                                    warnAt: string;
                                    isPaused: boolean;
                                    /** @enum {string} */
                                    clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                } | null;
                                flags: {
                                    isUrgent: boolean;
                                    isReopened: boolean;
                                    hasUnreadFollowUp: boolean;
                                    isSourceEdited: boolean;
                                    isSourceDeleted: boolean;
                                    hasUnknownDelivery: boolean;
                                    hasFailedDelivery: boolean;
                                    isRepeat: boolean;
                                    isMassEvent: boolean;
                                    isFrozen: boolean;
                                    isAuthorUnreachable: boolean;
                                    needsArbiter: boolean;
                                    isSupplement: boolean;
                                };
                                messageCount: number;
                                authorId: string | null;
                                memberCount: number;
                                authorCount: number;
                                repeatNo: number | null;
                                promiseDueAt: string | null;
                                eventId: string | null;
                                tags: string[];
                                place: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/counters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queues: {
                                [key: string]: {
                                    total: number;
                                    late: number;
                                    failed: number;
                                };
                            };
                            /** Format: date-time */
                            asOf: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/bursts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bursts: {
                                ids: string[];
                                municipalityCode: string;
                                topicCode: string;
                                street: string | null;
                                isWider: boolean;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            activities: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                type: string;
                                actorName: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                                hash: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/deadlines/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            };
                            intervals: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                isCounted: boolean;
                                reason: string;
                                note: string | null;
                                ms: number;
                            }[];
                            countedMs: number;
                            calendarMs: number;
                            isCalendarAssumed: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        type: "accept";
                        expectedVersion: number;
                        topicCode: string;
                        municipalityCode: string;
                        agencyCode: string | null;
                        /**
                         * @default normal
                         * @enum {string}
                         */
                        urgency?: "normal" | "urgent";
                        /** @default null */
                        address?: {
                            settlement: string | null;
                            street: string | null;
                            house: string | null;
                            object: string | null;
                        } | null;
                    } | {
                        /** @enum {string} */
                        type: "dismiss";
                        expectedVersion: number;
                        /** @enum {string} */
                        reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                        /** @default  */
                        comment?: string;
                    } | {
                        /** @enum {string} */
                        type: "restore";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "undo_accept";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "classify";
                        expectedVersion: number;
                        topicCode?: string;
                        municipalityCode?: string;
                        /** @enum {string} */
                        urgency?: "normal" | "urgent";
                        /** @enum {string} */
                        kind?: "solvable" | "unsolvable" | "informational";
                        severity?: number | null;
                        address?: {
                            settlement: string | null;
                            street: string | null;
                            house: string | null;
                            object: string | null;
                        };
                    } | {
                        /** @enum {string} */
                        type: "tag";
                        expectedVersion: number;
                        tags: string[];
                    } | {
                        /** @enum {string} */
                        type: "assign";
                        expectedVersion: number;
                        agencyCode: string;
                        /** @default  */
                        comment?: string;
                    } | {
                        /** @enum {string} */
                        type: "unassign";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "assign_person";
                        expectedVersion: number;
                        unitCode: string | null;
                        assigneeId: string | null;
                    } | {
                        /** @enum {string} */
                        type: "take";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "return";
                        expectedVersion: number;
                        reason: string;
                        /** @default null */
                        proposedAgencyCode?: string | null;
                    } | {
                        /** @enum {string} */
                        type: "read_follow_ups";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "close";
                        expectedVersion: number;
                        /** @enum {string} */
                        satisfaction: "satisfied" | "neutral" | "dissatisfied" | "no_answer";
                    } | {
                        /** @enum {string} */
                        type: "reopen";
                        expectedVersion: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        type: "release";
                        expectedVersion: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        type: "unmerge";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "declare_event";
                        expectedVersion: number;
                        isMassEvent: boolean;
                    } | {
                        /** @enum {string} */
                        type: "join_event";
                        expectedVersion: number;
                        /** Format: uuid */
                        eventId: string;
                    } | {
                        /** @enum {string} */
                        type: "leave_event";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "supplement";
                        expectedVersion: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        type: "undo_supplement";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "propose_futile";
                        expectedVersion: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        type: "confirm_futile";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "withdraw_futile";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "accept_evidence";
                        expectedVersion: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        type: "freeze";
                        expectedVersion: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        type: "unfreeze";
                        expectedVersion: number;
                    } | {
                        /** @enum {string} */
                        type: "change_deadline";
                        expectedVersion: number;
                        key: string;
                        /** Format: date-time */
                        dueAt: string;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        type: "confirm_repeat";
                        expectedVersion: number;
                        isRepeat: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expectedVersion: number;
                        incidents: {
                            /** Format: uuid */
                            id: string;
                            expectedVersion: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expectedVersion: number;
                        parts: {
                            text: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidents: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            candidates: {
                                incident: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    /** @enum {string} */
                                    step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                    version: number;
                                    title: string;
                                    /** @enum {string} */
                                    network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                    /** @enum {string} */
                                    surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                    topicCode: string | null;
                                    municipalityCode: string | null;
                                    address: {
                                        settlement: string | null;
                                        street: string | null;
                                        house: string | null;
                                        object: string | null;
                                    };
                                    agencyCode: string | null;
                                    unitCode: string | null;
                                    assigneeName: string | null;
                                    /** Format: date-time */
                                    foundAt: string;
                                    deadline: {
                                        key: string;
                                        /** Format: date-time */
                                        startedAt: string;
                                        /** Format: date-time */
                                        dueAt: string;
                                        /** Format: date-time */
                                        warnAt: string;
                                        isPaused: boolean;
                                        /** @enum {string} */
                                        clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                    } | null;
                                    flags: {
                                        isUrgent: boolean;
                                        isReopened: boolean;
                                        hasUnreadFollowUp: boolean;
                                        isSourceEdited: boolean;
                                        isSourceDeleted: boolean;
                                        hasUnknownDelivery: boolean;
                                        hasFailedDelivery: boolean;
                                        isRepeat: boolean;
                                        isMassEvent: boolean;
                                        isFrozen: boolean;
                                        isAuthorUnreachable: boolean;
                                        needsArbiter: boolean;
                                        isSupplement: boolean;
                                    };
                                    messageCount: number;
                                    authorId: string | null;
                                    memberCount: number;
                                    authorCount: number;
                                    repeatNo: number | null;
                                    promiseDueAt: string | null;
                                    eventId: string | null;
                                    tags: string[];
                                };
                                text: string;
                                reasons: ("author" | "address" | "near" | "words" | "thread")[];
                                likeness: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/calendar/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        set?: {
                            /** Format: date */
                            on: string;
                            isRegional: boolean;
                            /** @enum {string} */
                            kind: "off" | "short" | "work";
                            name: string | null;
                            movedFrom: string | null;
                        }[];
                        /** @default [] */
                        remove?: {
                            /** Format: date */
                            on: string;
                            isRegional: boolean;
                        }[];
                        schedule?: {
                            code: string;
                            /** @enum {string} */
                            kind: "weekly" | "round_the_clock";
                            followsCalendar: boolean;
                            week: {
                                mon: string[][];
                                tue: string[][];
                                wed: string[][];
                                thu: string[][];
                                fri: string[][];
                                sat: string[][];
                                sun: string[][];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            examinedCount: number;
                            movedCount: number;
                            isAtLeast: boolean;
                            examples: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                key: string;
                                /** Format: date-time */
                                before: string;
                                /** Format: date-time */
                                after: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/calendar/versions/{version}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moves: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                key: string;
                                /** Format: date-time */
                                before: string;
                                /** Format: date-time */
                                after: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadline-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                /** Format: uuid */
                                id: string;
                                version: number;
                                key: string;
                                name: string;
                                match: {
                                    /** @enum {string} */
                                    urgency?: "normal" | "urgent" | "danger";
                                    topicCode?: string;
                                    groupCode?: string;
                                    /** @enum {string} */
                                    surface?: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                    /** @enum {string} */
                                    network?: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                    season?: {
                                        fromMonth: number;
                                        toMonth: number;
                                    };
                                };
                                startsOn: string;
                                stopsOn: string[];
                                limit: {
                                    /** @enum {string} */
                                    clock: "calendar_hours";
                                    minutes: number;
                                } | {
                                    /** @enum {string} */
                                    clock: "working_hours";
                                    minutes: number;
                                } | {
                                    /** @enum {string} */
                                    clock: "working_days";
                                    days: number;
                                } | {
                                    /** @enum {string} */
                                    clock: "time_of_working_day";
                                    days: number;
                                    time: string;
                                };
                                /** Format: date-time */
                                validFrom: string;
                                validUntil: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                        name: string;
                        match: {
                            /** @enum {string} */
                            urgency?: "normal" | "urgent" | "danger";
                            topicCode?: string;
                            groupCode?: string;
                            /** @enum {string} */
                            surface?: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            /** @enum {string} */
                            network?: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            season?: {
                                fromMonth: number;
                                toMonth: number;
                            };
                        };
                        limit: {
                            /** @enum {string} */
                            clock: "calendar_hours";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            clock: "working_hours";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            clock: "working_days";
                            days: number;
                        } | {
                            /** @enum {string} */
                            clock: "time_of_working_day";
                            days: number;
                            time: string;
                        };
                        validFrom: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadline-rules/{ruleId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ruleId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        match: {
                            /** @enum {string} */
                            urgency?: "normal" | "urgent" | "danger";
                            topicCode?: string;
                            groupCode?: string;
                            /** @enum {string} */
                            surface?: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            /** @enum {string} */
                            network?: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            season?: {
                                fromMonth: number;
                                toMonth: number;
                            };
                        };
                        limit: {
                            /** @enum {string} */
                            clock: "calendar_hours";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            clock: "working_hours";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            clock: "working_days";
                            days: number;
                        } | {
                            /** @enum {string} */
                            clock: "time_of_working_day";
                            days: number;
                            time: string;
                        };
                        validFrom: string | null;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadline-rules/{ruleId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ruleId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        validUntil: string | null;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadline-rules/{ruleId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ruleId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadline-rules/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ruleId: string | null;
                        key: string;
                        match: {
                            /** @enum {string} */
                            urgency?: "normal" | "urgent" | "danger";
                            topicCode?: string;
                            groupCode?: string;
                            /** @enum {string} */
                            surface?: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            /** @enum {string} */
                            network?: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            season?: {
                                fromMonth: number;
                                toMonth: number;
                            };
                        };
                        limit: {
                            /** @enum {string} */
                            clock: "calendar_hours";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            clock: "working_hours";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            clock: "working_days";
                            days: number;
                        } | {
                            /** @enum {string} */
                            clock: "time_of_working_day";
                            days: number;
                            time: string;
                        };
                        /** @default 90 */
                        days?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            examinedCount: number;
                            isBounded: boolean;
                            affectedCount: number;
                            before: {
                                onTime: number;
                                late: number;
                                running: number;
                            };
                            after: {
                                onTime: number;
                                late: number;
                                running: number;
                            };
                            medianShiftMs: number | null;
                            examples: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                before: string;
                                /** Format: date-time */
                                after: string;
                                wasLate: boolean;
                                wouldBeLate: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            incidentId: string;
                            drafts: {
                                candidate: number;
                                name: string;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    dueAt: string | null;
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                revision: number;
                                /** Format: date-time */
                                savedAt: string;
                                savedByName: string;
                            }[];
                            versions: {
                                versionNo: number;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    /** @default  */
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                overrideReason: string;
                                authorName: string;
                                isMine: boolean;
                                mends: {
                                    versionNo: number;
                                    writerName: string | null;
                                    isWrittenByMe: boolean;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                stage: "agency" | "centre";
                                decisions: {
                                    /** @enum {string} */
                                    stage: "agency" | "centre";
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "recalled" | "mended";
                                    withdrawnAt: string | null;
                                    byName: string;
                                    forName: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                }[];
                                decision: {
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "mended";
                                    byName: string;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                } | null;
                            }[];
                            promiseLimit: {
                                until: string | null;
                            } | null;
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                recipientIncidentId: string;
                                recipientNumber: number;
                                versionNo: number;
                                /** @enum {string} */
                                part: "public" | "private";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "undeliverable";
                                attempts: number;
                                nextAttemptAt: string | null;
                                errorCode: string | null;
                                externalId: string | null;
                                permalink: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                confirmedBy: ("response" | "echo" | "read_back" | "person") | null;
                                screenshotId: string | null;
                                text: string;
                                isInvitation: boolean;
                            }[];
                            published: {
                                versionNo: number;
                                /** Format: date-time */
                                at: string;
                                recipients: number;
                            } | null;
                            supplement: {
                                byName: string | null;
                                /** Format: date-time */
                                at: string;
                                words: string;
                                isBegun: boolean;
                            } | null;
                            hold: {
                                /** Format: date-time */
                                until: string;
                                leftMs: number;
                                mayUndo: boolean;
                            } | null;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                contentType: string;
                                size: number;
                                /** @enum {string} */
                                label: "before" | "after" | "photo" | "document" | "screenshot";
                                /** Format: date-time */
                                uploadedAt: string;
                            }[];
                            /** @enum {string} */
                            attach: "photos" | "documents" | "nothing";
                            mayReply: boolean;
                            /** @enum {string} */
                            privatePart: "offered" | "not_needed" | "impossible";
                            textLimit: number;
                            publisherName: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "interim" | "final";
                        text: string;
                        /** @default null */
                        outcome?: ("solved" | "explained" | "not_solved") | null;
                        /** @default  */
                        privateText?: string;
                        /** @default [] */
                        fileIds?: string[];
                        /** @default null */
                        promiseDueAt?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checks: {
                                code: string;
                                /** @enum {string} */
                                part: "public" | "private" | "both";
                                /** @enum {string} */
                                state: "pass" | "attention" | "not_needed" | "unsure";
                                words: string[];
                                value: number | null;
                            }[];
                            marks: {
                                messageId: string | null;
                                part: ("public" | "private") | null;
                                start: number;
                                end: number;
                                /** @enum {string} */
                                state: "covered" | "unsure" | "missed" | "attention";
                                code: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/private-ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recipients: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                mayWrite: boolean | null;
                            }[];
                            invitationUrl: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "interim" | "final";
                        text: string;
                        /** @default 1 */
                        candidate?: number;
                        expectedVersion: number;
                        /** @default null */
                        promise?: {
                            what: string;
                            who: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** @default  */
                            evidence?: string;
                        } | null;
                        /**
                         * @default explained
                         * @enum {string}
                         */
                        outcome?: "solved" | "explained" | "not_solved";
                        /** @default  */
                        privateText?: string;
                        /** @default [] */
                        fileIds?: string[];
                        /** @default  */
                        overrideReason?: string;
                        /** @default null */
                        key?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        versionNo: number;
                        expectedVersion: number;
                        /**
                         * @default {
                         *       "when": "now"
                         *     }
                         */
                        publish?: {
                            /** @enum {string} */
                            when: "now";
                        } | {
                            /** @enum {string} */
                            when: "in_hours";
                        } | {
                            /** @enum {string} */
                            when: "at";
                            /** Format: date-time */
                            at: string;
                        };
                        /** @default null */
                        key?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/deliver-to-late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expectedVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recipients: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        versionNo: number;
                        expectedVersion: number;
                        /** @enum {string} */
                        reasonCode: "no_answer_to_question" | "no_date" | "no_action" | "tone" | "personal_data" | "facts" | "other";
                        comment: string;
                        /** @default null */
                        key?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/call-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expectedVersion: number;
                        /** @default  */
                        comment?: string;
                        /** @default null */
                        key?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publicationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "check";
                    } | {
                        /** @enum {string} */
                        decision: "retry";
                    } | {
                        /** @enum {string} */
                        decision: "invite";
                    } | {
                        /** @enum {string} */
                        decision: "give_up";
                        reason: string;
                    } | {
                        /** @enum {string} */
                        decision: "mark_sent";
                        /** @default null */
                        permalink?: string | null;
                        /** @default null */
                        screenshotId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            recipientIncidentId: string;
                            recipientNumber: number;
                            versionNo: number;
                            /** @enum {string} */
                            part: "public" | "private";
                            /** @enum {string} */
                            state: "queued" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "undeliverable";
                            attempts: number;
                            nextAttemptAt: string | null;
                            errorCode: string | null;
                            externalId: string | null;
                            permalink: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            sentAt: string | null;
                            confirmedBy: ("response" | "echo" | "read_back" | "person") | null;
                            screenshotId: string | null;
                            text: string;
                            isInvitation: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/judging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionNo: number;
                            parts: {
                                /** Format: uuid */
                                recipientIncidentId: string;
                                recipientNumber: number;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                /** @enum {string} */
                                part: "public" | "private";
                                publisherName: string;
                                text: string;
                                textLimit: number;
                                fileIds: string[];
                                isByHand: boolean;
                            }[];
                            recipients: number;
                            writer: {
                                name: string;
                                decided: number;
                                approvedAtOnce: number;
                                mended: number;
                                sentBack: number;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/mend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        versionNo: number;
                        expectedVersion: number;
                        text: string;
                        /** @default  */
                        privateText?: string;
                        promise?: {
                            what: string;
                            who: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** @default  */
                            evidence?: string;
                        };
                        /** @default  */
                        comment?: string;
                        /** @default  */
                        overrideReason?: string;
                        /** @default null */
                        key?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/undo-approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expectedVersion: number;
                        /** @default null */
                        key?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                            version: number;
                            title: string;
                            /** @enum {string} */
                            network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                            /** @enum {string} */
                            surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                            topicCode: string | null;
                            municipalityCode: string | null;
                            address: {
                                settlement: string | null;
                                street: string | null;
                                house: string | null;
                                object: string | null;
                            };
                            agencyCode: string | null;
                            unitCode: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            foundAt: string;
                            deadline: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                            } | null;
                            flags: {
                                isUrgent: boolean;
                                isReopened: boolean;
                                hasUnreadFollowUp: boolean;
                                isSourceEdited: boolean;
                                isSourceDeleted: boolean;
                                hasUnknownDelivery: boolean;
                                hasFailedDelivery: boolean;
                                isRepeat: boolean;
                                isMassEvent: boolean;
                                isFrozen: boolean;
                                isAuthorUnreachable: boolean;
                                needsArbiter: boolean;
                                isSupplement: boolean;
                            };
                            messageCount: number;
                            authorId: string | null;
                            memberCount: number;
                            authorCount: number;
                            repeatNo: number | null;
                            promiseDueAt: string | null;
                            eventId: string | null;
                            tags: string[];
                            /** Format: uuid */
                            channelId: string;
                            channelName: string;
                            permalink: string | null;
                            kind: ("solvable" | "unsolvable" | "informational") | null;
                            outcome: ("solved" | "explained" | "not_solved" | "postponed" | "undeliverable") | null;
                            closingReason: ("satisfied" | "neutral" | "dissatisfied" | "no_answer" | "futile" | "undeliverable" | "imported") | null;
                            satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                            dismissReason: ("spam" | "no_question" | "abuse" | "not_our_territory" | "service_account" | "answered_on_air") | null;
                            leaseUntil: string | null;
                            severity: number | null;
                            handoffs: number;
                            proposedAgencyCode: string | null;
                            returnUntil: string | null;
                            hasEvidence: boolean;
                            evidence: ({
                                /** @enum {string} */
                                kind: "photo";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                publicationId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_words";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                messageId: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "author_said";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "accepted";
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                reason: string;
                            })[];
                            closeProposedByName: string | null;
                            members: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                version: number;
                                authorId: string | null;
                                authorName: string | null;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                title: string;
                                permalink: string | null;
                                /** Format: date-time */
                                foundAt: string;
                                mergedAt: string | null;
                                /** @enum {string} */
                                role: "self" | "merged" | "event";
                                /** @enum {string} */
                                delivery: "none" | "queued" | "sending" | "sent" | "failed" | "unknown" | "undeliverable";
                                sentAt: string | null;
                                satisfaction: ("satisfied" | "neutral" | "dissatisfied" | "no_answer") | null;
                                canUnmerge: boolean;
                            }[];
                            mergedInto: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            event: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            splitFrom: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                            } | null;
                            repeat: {
                                of: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                };
                                /** @enum {string} */
                                kind: "author" | "place";
                                no: number;
                                isConfirmed: boolean | null;
                            } | null;
                            promises: {
                                /** Format: uuid */
                                id: string;
                                what: string;
                                who: string;
                                evidence: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                returnsAt: string;
                                /** @enum {string} */
                                state: "open" | "kept" | "moved" | "broken" | "cancelled";
                                /** Format: date-time */
                                madeAt: string;
                                closedAt: string | null;
                            }[];
                            refusals: {
                                /** Format: date-time */
                                at: string;
                                byName: string | null;
                                agencyCode: string | null;
                                proposedAgencyCode: string | null;
                                reason: string;
                            }[];
                            suggestion: {
                                topic: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                alternatives: {
                                    code: string;
                                    confidence: number;
                                }[];
                                municipality: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                agency: {
                                    code: string;
                                    confidence: number;
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                address: {
                                    settlement: string | null;
                                    street: string | null;
                                    house: string | null;
                                    object: string | null;
                                } | null;
                                kind: {
                                    /** @enum {string} */
                                    code: "question" | "complaint" | "danger" | "thanks" | "chatter" | "spam" | "abuse";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                };
                                /** @default null */
                                rumour: {
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                } | null;
                                /** @default false */
                                isOutsideRegion: boolean;
                                isUrgent: boolean;
                            } | null;
                            deadlines: {
                                key: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date-time */
                                warnAt: string;
                                isPaused: boolean;
                                /** @enum {string} */
                                clock: "calendar_hours" | "working_hours" | "working_days" | "time_of_working_day";
                                ruleName: string;
                                ruleVersion: number;
                                stoppedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "met" | "late" | "cancelled" | "paused";
                                spentWorkingMs: number | null;
                                spentCalendarMs: number | null;
                                /** Format: date-time */
                                firstDueAt: string;
                                changes: {
                                    /** Format: date-time */
                                    at: string;
                                    byName: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                }[];
                                pauses: {
                                    /** Format: date-time */
                                    from: string;
                                    until: string | null;
                                    byName: string | null;
                                    reason: string;
                                }[];
                            }[];
                            thread: {
                                /** Format: uuid */
                                id: string;
                                incidentId: string | null;
                                /** @enum {string} */
                                direction: "in" | "out";
                                /** @enum {string} */
                                surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                authorName: string | null;
                                isOurs: boolean;
                                isByHand: boolean;
                                automatic: ("reply" | "report" | "bulk") | null;
                                isLate: boolean;
                                isSource: boolean;
                                text: string;
                                attachments: {
                                    kind: string;
                                    url: string | null;
                                    title: string | null;
                                    copy: {
                                        no: number;
                                        /** @enum {string} */
                                        state: "waiting" | "stored" | "unavailable" | "refused";
                                        reason: ("no_file" | "no_channel" | "gone" | "network_away" | "no_key" | "scanner_away" | "failed" | "wrong_type" | "too_big" | "too_many_pixels" | "infected" | "blocked_address") | null;
                                        contentType: string | null;
                                        family: ("picture" | "video" | "audio") | null;
                                        size: number | null;
                                        width: number | null;
                                        height: number | null;
                                        hasThumbnail: boolean;
                                        isScanned: boolean;
                                        canRetry: boolean;
                                    } | null;
                                }[];
                                sentFiles: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    incidentId: string;
                                    name: string;
                                    contentType: string;
                                    /** @enum {string} */
                                    label: "before" | "after" | "photo" | "document" | "screenshot";
                                }[];
                                parentId: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                receivedAt: string;
                                permalink: string | null;
                                /** @enum {string} */
                                sourceState: "alive" | "edited" | "deleted";
                                versions: {
                                    text: string;
                                    /** Format: date-time */
                                    capturedAt: string;
                                }[];
                                isUnread: boolean;
                            }[];
                            context: {
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            fake: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                isSure: boolean;
                            } | null;
                            onAir: {
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamTitle: string;
                                questionNumber: number;
                                timeCodeS: number;
                            } | null;
                            requestNumber: number | null;
                            abilities: {
                                accept: boolean;
                                dismiss: boolean;
                                restore: boolean;
                                undo_accept: boolean;
                                classify: boolean;
                                tag: boolean;
                                assign: boolean;
                                unassign: boolean;
                                assign_person: boolean;
                                take: boolean;
                                release: boolean;
                                return: boolean;
                                unmerge: boolean;
                                declare_event: boolean;
                                join_event: boolean;
                                leave_event: boolean;
                                read_follow_ups: boolean;
                                close: boolean;
                                reopen: boolean;
                                supplement: boolean;
                                undo_supplement: boolean;
                                propose_futile: boolean;
                                confirm_futile: boolean;
                                withdraw_futile: boolean;
                                accept_evidence: boolean;
                                freeze: boolean;
                                unfreeze: boolean;
                                change_deadline: boolean;
                                confirm_repeat: boolean;
                                merge: boolean;
                                deliver_to_late: boolean;
                                split: boolean;
                                draft: boolean;
                                submit: boolean;
                                approve: boolean;
                                send_back: boolean;
                                call_back: boolean;
                                resolve_delivery: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 1 */
                        candidate?: number;
                        /** @enum {string} */
                        kind: "interim" | "final";
                        text: string;
                        /** @default null */
                        promise?: {
                            what: string;
                            who: string;
                            dueAt: string | null;
                            evidence: string;
                        } | null;
                        /** @default null */
                        outcome?: ("solved" | "explained" | "not_solved") | null;
                        /** @default  */
                        privateText?: string;
                        /** @default [] */
                        fileIds?: string[];
                        expectedRevision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            incidentId: string;
                            drafts: {
                                candidate: number;
                                name: string;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    dueAt: string | null;
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                revision: number;
                                /** Format: date-time */
                                savedAt: string;
                                savedByName: string;
                            }[];
                            versions: {
                                versionNo: number;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    /** @default  */
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                overrideReason: string;
                                authorName: string;
                                isMine: boolean;
                                mends: {
                                    versionNo: number;
                                    writerName: string | null;
                                    isWrittenByMe: boolean;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                stage: "agency" | "centre";
                                decisions: {
                                    /** @enum {string} */
                                    stage: "agency" | "centre";
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "recalled" | "mended";
                                    withdrawnAt: string | null;
                                    byName: string;
                                    forName: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                }[];
                                decision: {
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "mended";
                                    byName: string;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                } | null;
                            }[];
                            promiseLimit: {
                                until: string | null;
                            } | null;
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                recipientIncidentId: string;
                                recipientNumber: number;
                                versionNo: number;
                                /** @enum {string} */
                                part: "public" | "private";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "undeliverable";
                                attempts: number;
                                nextAttemptAt: string | null;
                                errorCode: string | null;
                                externalId: string | null;
                                permalink: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                confirmedBy: ("response" | "echo" | "read_back" | "person") | null;
                                screenshotId: string | null;
                                text: string;
                                isInvitation: boolean;
                            }[];
                            published: {
                                versionNo: number;
                                /** Format: date-time */
                                at: string;
                                recipients: number;
                            } | null;
                            supplement: {
                                byName: string | null;
                                /** Format: date-time */
                                at: string;
                                words: string;
                                isBegun: boolean;
                            } | null;
                            hold: {
                                /** Format: date-time */
                                until: string;
                                leftMs: number;
                                mayUndo: boolean;
                            } | null;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                contentType: string;
                                size: number;
                                /** @enum {string} */
                                label: "before" | "after" | "photo" | "document" | "screenshot";
                                /** Format: date-time */
                                uploadedAt: string;
                            }[];
                            /** @enum {string} */
                            attach: "photos" | "documents" | "nothing";
                            mayReply: boolean;
                            /** @enum {string} */
                            privatePart: "offered" | "not_needed" | "impossible";
                            textLimit: number;
                            publisherName: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/drafts/{candidate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    candidate: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            incidentId: string;
                            drafts: {
                                candidate: number;
                                name: string;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    dueAt: string | null;
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                revision: number;
                                /** Format: date-time */
                                savedAt: string;
                                savedByName: string;
                            }[];
                            versions: {
                                versionNo: number;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    /** @default  */
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                overrideReason: string;
                                authorName: string;
                                isMine: boolean;
                                mends: {
                                    versionNo: number;
                                    writerName: string | null;
                                    isWrittenByMe: boolean;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                stage: "agency" | "centre";
                                decisions: {
                                    /** @enum {string} */
                                    stage: "agency" | "centre";
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "recalled" | "mended";
                                    withdrawnAt: string | null;
                                    byName: string;
                                    forName: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                }[];
                                decision: {
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "mended";
                                    byName: string;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                } | null;
                            }[];
                            promiseLimit: {
                                until: string | null;
                            } | null;
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                recipientIncidentId: string;
                                recipientNumber: number;
                                versionNo: number;
                                /** @enum {string} */
                                part: "public" | "private";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "undeliverable";
                                attempts: number;
                                nextAttemptAt: string | null;
                                errorCode: string | null;
                                externalId: string | null;
                                permalink: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                confirmedBy: ("response" | "echo" | "read_back" | "person") | null;
                                screenshotId: string | null;
                                text: string;
                                isInvitation: boolean;
                            }[];
                            published: {
                                versionNo: number;
                                /** Format: date-time */
                                at: string;
                                recipients: number;
                            } | null;
                            supplement: {
                                byName: string | null;
                                /** Format: date-time */
                                at: string;
                                words: string;
                                isBegun: boolean;
                            } | null;
                            hold: {
                                /** Format: date-time */
                                until: string;
                                leftMs: number;
                                mayUndo: boolean;
                            } | null;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                contentType: string;
                                size: number;
                                /** @enum {string} */
                                label: "before" | "after" | "photo" | "document" | "screenshot";
                                /** Format: date-time */
                                uploadedAt: string;
                            }[];
                            /** @enum {string} */
                            attach: "photos" | "documents" | "nothing";
                            mayReply: boolean;
                            /** @enum {string} */
                            privatePart: "offered" | "not_needed" | "impossible";
                            textLimit: number;
                            publisherName: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    candidate: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            incidentId: string;
                            drafts: {
                                candidate: number;
                                name: string;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    dueAt: string | null;
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                revision: number;
                                /** Format: date-time */
                                savedAt: string;
                                savedByName: string;
                            }[];
                            versions: {
                                versionNo: number;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    /** @default  */
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                overrideReason: string;
                                authorName: string;
                                isMine: boolean;
                                mends: {
                                    versionNo: number;
                                    writerName: string | null;
                                    isWrittenByMe: boolean;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                stage: "agency" | "centre";
                                decisions: {
                                    /** @enum {string} */
                                    stage: "agency" | "centre";
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "recalled" | "mended";
                                    withdrawnAt: string | null;
                                    byName: string;
                                    forName: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                }[];
                                decision: {
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "mended";
                                    byName: string;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                } | null;
                            }[];
                            promiseLimit: {
                                until: string | null;
                            } | null;
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                recipientIncidentId: string;
                                recipientNumber: number;
                                versionNo: number;
                                /** @enum {string} */
                                part: "public" | "private";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "undeliverable";
                                attempts: number;
                                nextAttemptAt: string | null;
                                errorCode: string | null;
                                externalId: string | null;
                                permalink: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                confirmedBy: ("response" | "echo" | "read_back" | "person") | null;
                                screenshotId: string | null;
                                text: string;
                                isInvitation: boolean;
                            }[];
                            published: {
                                versionNo: number;
                                /** Format: date-time */
                                at: string;
                                recipients: number;
                            } | null;
                            supplement: {
                                byName: string | null;
                                /** Format: date-time */
                                at: string;
                                words: string;
                                isBegun: boolean;
                            } | null;
                            hold: {
                                /** Format: date-time */
                                until: string;
                                leftMs: number;
                                mayUndo: boolean;
                            } | null;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                contentType: string;
                                size: number;
                                /** @enum {string} */
                                label: "before" | "after" | "photo" | "document" | "screenshot";
                                /** Format: date-time */
                                uploadedAt: string;
                            }[];
                            /** @enum {string} */
                            attach: "photos" | "documents" | "nothing";
                            mayReply: boolean;
                            /** @enum {string} */
                            privatePart: "offered" | "not_needed" | "impossible";
                            textLimit: number;
                            publisherName: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/drafts/{candidate}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    candidate: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            incidentId: string;
                            drafts: {
                                candidate: number;
                                name: string;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    dueAt: string | null;
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                revision: number;
                                /** Format: date-time */
                                savedAt: string;
                                savedByName: string;
                            }[];
                            versions: {
                                versionNo: number;
                                /** @enum {string} */
                                kind: "interim" | "final";
                                text: string;
                                promise: {
                                    what: string;
                                    who: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    /** @default  */
                                    evidence: string;
                                } | null;
                                outcome: ("solved" | "explained" | "not_solved") | null;
                                privateText: string;
                                fileIds: string[];
                                overrideReason: string;
                                authorName: string;
                                isMine: boolean;
                                mends: {
                                    versionNo: number;
                                    writerName: string | null;
                                    isWrittenByMe: boolean;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                stage: "agency" | "centre";
                                decisions: {
                                    /** @enum {string} */
                                    stage: "agency" | "centre";
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "recalled" | "mended";
                                    withdrawnAt: string | null;
                                    byName: string;
                                    forName: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                }[];
                                decision: {
                                    /** @enum {string} */
                                    outcome: "approved" | "sent_back" | "mended";
                                    byName: string;
                                    /** Format: date-time */
                                    at: string;
                                    reasonCode: string | null;
                                    comment: string;
                                } | null;
                            }[];
                            promiseLimit: {
                                until: string | null;
                            } | null;
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                recipientIncidentId: string;
                                recipientNumber: number;
                                versionNo: number;
                                /** @enum {string} */
                                part: "public" | "private";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "undeliverable";
                                attempts: number;
                                nextAttemptAt: string | null;
                                errorCode: string | null;
                                externalId: string | null;
                                permalink: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                confirmedBy: ("response" | "echo" | "read_back" | "person") | null;
                                screenshotId: string | null;
                                text: string;
                                isInvitation: boolean;
                            }[];
                            published: {
                                versionNo: number;
                                /** Format: date-time */
                                at: string;
                                recipients: number;
                            } | null;
                            supplement: {
                                byName: string | null;
                                /** Format: date-time */
                                at: string;
                                words: string;
                                isBegun: boolean;
                            } | null;
                            hold: {
                                /** Format: date-time */
                                until: string;
                                leftMs: number;
                                mayUndo: boolean;
                            } | null;
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                contentType: string;
                                size: number;
                                /** @enum {string} */
                                label: "before" | "after" | "photo" | "document" | "screenshot";
                                /** Format: date-time */
                                uploadedAt: string;
                            }[];
                            /** @enum {string} */
                            attach: "photos" | "documents" | "nothing";
                            mayReply: boolean;
                            /** @enum {string} */
                            privatePart: "offered" | "not_needed" | "impossible";
                            textLimit: number;
                            publisherName: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    label?: "before" | "after" | "photo" | "document" | "screenshot";
                    name?: string;
                    id?: string;
                };
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            contentType: string;
                            size: number;
                            /** @enum {string} */
                            label: "before" | "after" | "photo" | "document" | "screenshot";
                            /** Format: date-time */
                            uploadedAt: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    fileId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    fileId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        label: "before" | "after" | "photo" | "document";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            contentType: string;
                            size: number;
                            /** @enum {string} */
                            label: "before" | "after" | "photo" | "document" | "screenshot";
                            /** Format: date-time */
                            uploadedAt: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
                    archived?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            templates: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                scope: "own" | "agency" | "region";
                                agencyCode: string | null;
                                topicCode: string | null;
                                groupCode: string | null;
                                kind: ("interim" | "final") | null;
                                name: string;
                                text: string;
                                versionNo: number;
                                useCount: number;
                                lastUsedAt: string | null;
                                isArchived: boolean;
                                mayChange: boolean;
                            }[];
                            variables: string[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        scope: "own" | "agency" | "region";
                        /** @default null */
                        agencyCode?: string | null;
                        /** @default null */
                        topicCode?: string | null;
                        /** @default null */
                        groupCode?: string | null;
                        /** @default null */
                        kind?: ("interim" | "final") | null;
                        name: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            scope: "own" | "agency" | "region";
                            agencyCode: string | null;
                            topicCode: string | null;
                            groupCode: string | null;
                            kind: ("interim" | "final") | null;
                            name: string;
                            text: string;
                            versionNo: number;
                            useCount: number;
                            lastUsedAt: string | null;
                            isArchived: boolean;
                            mayChange: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        scope: "own" | "agency" | "region";
                        /** @default null */
                        agencyCode?: string | null;
                        /** @default null */
                        topicCode?: string | null;
                        /** @default null */
                        groupCode?: string | null;
                        /** @default null */
                        kind?: ("interim" | "final") | null;
                        name: string;
                        text: string;
                        expectedVersionNo: number;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            scope: "own" | "agency" | "region";
                            agencyCode: string | null;
                            topicCode: string | null;
                            groupCode: string | null;
                            kind: ("interim" | "final") | null;
                            name: string;
                            text: string;
                            versionNo: number;
                            useCount: number;
                            lastUsedAt: string | null;
                            isArchived: boolean;
                            mayChange: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{templateId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isArchived: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            scope: "own" | "agency" | "region";
                            agencyCode: string | null;
                            topicCode: string | null;
                            groupCode: string | null;
                            kind: ("interim" | "final") | null;
                            name: string;
                            text: string;
                            versionNo: number;
                            useCount: number;
                            lastUsedAt: string | null;
                            isArchived: boolean;
                            mayChange: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{templateId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                versionNo: number;
                                name: string;
                                text: string;
                                changedByName: string;
                                /** Format: date-time */
                                changedAt: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{templateId}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            templates: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                scope: "own" | "agency" | "region";
                                kind: ("interim" | "final") | null;
                                useCount: number;
                                /** @enum {string} */
                                fits: "topic" | "group" | "any";
                                text: string;
                                open: string[];
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/answer/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: {
                                incidentNumber: number;
                                title: string;
                                text: string;
                                agencyCode: string | null;
                                /** Format: date-time */
                                answeredAt: string;
                                likeness: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{messageId}/attachments/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    messageId: string;
                    no: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{messageId}/attachments/{no}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    messageId: string;
                    no: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{messageId}/attachments/{no}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    messageId: string;
                    no: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counters: {
                                queues: {
                                    [key: string]: {
                                        total: number;
                                        late: number;
                                        failed: number;
                                    };
                                };
                                /** Format: date-time */
                                asOf: string;
                            };
                            views: {
                                views: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    filter: {
                                        [key: string]: string;
                                    };
                                    /** @enum {string} */
                                    sharing: "none" | "agency" | "region";
                                    agencyCode: string | null;
                                    ownerName: string;
                                    isOwn: boolean;
                                    isPinned: boolean;
                                    builtIn: ("urgent" | "many_authors" | "promises" | "repeated" | "arbiter") | null;
                                }[];
                                mayShare: {
                                    region: boolean;
                                    agencies: string[];
                                };
                            };
                            counts: {
                                counts: {
                                    [key: string]: number | null;
                                };
                            };
                            writers: {
                                writers: {
                                    /** Format: uuid */
                                    incidentId: string;
                                    userId: string;
                                    name: string;
                                    aliveMs: number;
                                }[];
                            };
                            unread: {
                                count: number;
                                hasUrgent: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            views: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                filter: {
                                    [key: string]: string;
                                };
                                /** @enum {string} */
                                sharing: "none" | "agency" | "region";
                                agencyCode: string | null;
                                ownerName: string;
                                isOwn: boolean;
                                isPinned: boolean;
                                builtIn: ("urgent" | "many_authors" | "promises" | "repeated" | "arbiter") | null;
                            }[];
                            mayShare: {
                                region: boolean;
                                agencies: string[];
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        filter: {
                            [key: string]: string;
                        };
                        /**
                         * @default {
                         *       "kind": "none"
                         *     }
                         */
                        sharing?: {
                            /** @enum {string} */
                            kind: "none";
                        } | {
                            /** @enum {string} */
                            kind: "agency";
                            agencyCode: string;
                        } | {
                            /** @enum {string} */
                            kind: "region";
                        };
                        /** @default false */
                        isPinned?: boolean;
                        /** @default null */
                        builtIn?: ("urgent" | "many_authors" | "promises" | "repeated" | "arbiter") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            filter: {
                                [key: string]: string;
                            };
                            /** @enum {string} */
                            sharing: "none" | "agency" | "region";
                            agencyCode: string | null;
                            ownerName: string;
                            isOwn: boolean;
                            isPinned: boolean;
                            builtIn: ("urgent" | "many_authors" | "promises" | "repeated" | "arbiter") | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                [key: string]: number | null;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        filter?: {
                            [key: string]: string;
                        };
                        sharing?: {
                            /** @enum {string} */
                            kind: "none";
                        } | {
                            /** @enum {string} */
                            kind: "agency";
                            agencyCode: string;
                        } | {
                            /** @enum {string} */
                            kind: "region";
                        };
                        isPinned?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            filter: {
                                [key: string]: string;
                            };
                            /** @enum {string} */
                            sharing: "none" | "agency" | "region";
                            agencyCode: string | null;
                            ownerName: string;
                            isOwn: boolean;
                            isPinned: boolean;
                            builtIn: ("urgent" | "many_authors" | "promises" | "repeated" | "arbiter") | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/views/{viewId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                mode: "reads" | "writes";
                                aliveMs: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        mode: "reads" | "writes" | "gone";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                mode: "reads" | "writes";
                                aliveMs: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/presence/writers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            writers: {
                                /** Format: uuid */
                                incidentId: string;
                                userId: string;
                                name: string;
                                aliveMs: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/author-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidents: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                topicCode: string | null;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                /** Format: date-time */
                                foundAt: string;
                            }[];
                            hasMore: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        action: {
                            /** @enum {string} */
                            type: "accept";
                        } | {
                            /** @enum {string} */
                            type: "dismiss";
                            /** @enum {string} */
                            reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                        } | {
                            /** @enum {string} */
                            type: "assign";
                            agencyCode: string;
                        } | {
                            /** @enum {string} */
                            type: "assign_person";
                            unitCode: string | null;
                            assigneeId: string | null;
                        } | {
                            /** @enum {string} */
                            type: "classify";
                            topicCode?: string;
                            municipalityCode?: string;
                            /** @enum {string} */
                            urgency?: "normal" | "urgent";
                        } | {
                            /** @enum {string} */
                            type: "tag";
                            /** @default [] */
                            add?: string[];
                            /** @default [] */
                            remove?: string[];
                        } | {
                            /** @enum {string} */
                            type: "read_follow_ups";
                        };
                        filter?: {
                            [key: string]: string;
                        };
                        incidentIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            action: {
                                /** @enum {string} */
                                type: "accept";
                            } | {
                                /** @enum {string} */
                                type: "dismiss";
                                /** @enum {string} */
                                reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                            } | {
                                /** @enum {string} */
                                type: "assign";
                                agencyCode: string;
                            } | {
                                /** @enum {string} */
                                type: "assign_person";
                                unitCode: string | null;
                                assigneeId: string | null;
                            } | {
                                /** @enum {string} */
                                type: "classify";
                                topicCode?: string;
                                municipalityCode?: string;
                                /** @enum {string} */
                                urgency?: "normal" | "urgent";
                            } | {
                                /** @enum {string} */
                                type: "tag";
                                /** @default [] */
                                add: string[];
                                /** @default [] */
                                remove: string[];
                            } | {
                                /** @enum {string} */
                                type: "read_follow_ups";
                            };
                            /** @enum {string} */
                            state: "preview" | "running" | "cancelling" | "cancelled" | "done" | "undoing" | "undone";
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            undoUntil: string | null;
                            isCut: boolean;
                            counts: {
                                [key: string]: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                state: "unfit" | "ready" | "done" | "failed" | "skipped" | "undone" | "kept";
                                code: string;
                                count: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                    /** @enum {string} */
                                    step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                    isUrgent: boolean;
                                }[];
                            }[];
                            examples: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                isUrgent: boolean;
                            }[];
                            urgentCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            action: {
                                /** @enum {string} */
                                type: "accept";
                            } | {
                                /** @enum {string} */
                                type: "dismiss";
                                /** @enum {string} */
                                reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                            } | {
                                /** @enum {string} */
                                type: "assign";
                                agencyCode: string;
                            } | {
                                /** @enum {string} */
                                type: "assign_person";
                                unitCode: string | null;
                                assigneeId: string | null;
                            } | {
                                /** @enum {string} */
                                type: "classify";
                                topicCode?: string;
                                municipalityCode?: string;
                                /** @enum {string} */
                                urgency?: "normal" | "urgent";
                            } | {
                                /** @enum {string} */
                                type: "tag";
                                /** @default [] */
                                add: string[];
                                /** @default [] */
                                remove: string[];
                            } | {
                                /** @enum {string} */
                                type: "read_follow_ups";
                            };
                            /** @enum {string} */
                            state: "preview" | "running" | "cancelling" | "cancelled" | "done" | "undoing" | "undone";
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            undoUntil: string | null;
                            isCut: boolean;
                            counts: {
                                [key: string]: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                state: "unfit" | "ready" | "done" | "failed" | "skipped" | "undone" | "kept";
                                code: string;
                                count: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                    /** @enum {string} */
                                    step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                    isUrgent: boolean;
                                }[];
                            }[];
                            examples: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                isUrgent: boolean;
                            }[];
                            urgentCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk-runs/{runId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            action: {
                                /** @enum {string} */
                                type: "accept";
                            } | {
                                /** @enum {string} */
                                type: "dismiss";
                                /** @enum {string} */
                                reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                            } | {
                                /** @enum {string} */
                                type: "assign";
                                agencyCode: string;
                            } | {
                                /** @enum {string} */
                                type: "assign_person";
                                unitCode: string | null;
                                assigneeId: string | null;
                            } | {
                                /** @enum {string} */
                                type: "classify";
                                topicCode?: string;
                                municipalityCode?: string;
                                /** @enum {string} */
                                urgency?: "normal" | "urgent";
                            } | {
                                /** @enum {string} */
                                type: "tag";
                                /** @default [] */
                                add: string[];
                                /** @default [] */
                                remove: string[];
                            } | {
                                /** @enum {string} */
                                type: "read_follow_ups";
                            };
                            /** @enum {string} */
                            state: "preview" | "running" | "cancelling" | "cancelled" | "done" | "undoing" | "undone";
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            undoUntil: string | null;
                            isCut: boolean;
                            counts: {
                                [key: string]: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                state: "unfit" | "ready" | "done" | "failed" | "skipped" | "undone" | "kept";
                                code: string;
                                count: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                    /** @enum {string} */
                                    step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                    isUrgent: boolean;
                                }[];
                            }[];
                            examples: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                isUrgent: boolean;
                            }[];
                            urgentCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk-runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            action: {
                                /** @enum {string} */
                                type: "accept";
                            } | {
                                /** @enum {string} */
                                type: "dismiss";
                                /** @enum {string} */
                                reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                            } | {
                                /** @enum {string} */
                                type: "assign";
                                agencyCode: string;
                            } | {
                                /** @enum {string} */
                                type: "assign_person";
                                unitCode: string | null;
                                assigneeId: string | null;
                            } | {
                                /** @enum {string} */
                                type: "classify";
                                topicCode?: string;
                                municipalityCode?: string;
                                /** @enum {string} */
                                urgency?: "normal" | "urgent";
                            } | {
                                /** @enum {string} */
                                type: "tag";
                                /** @default [] */
                                add: string[];
                                /** @default [] */
                                remove: string[];
                            } | {
                                /** @enum {string} */
                                type: "read_follow_ups";
                            };
                            /** @enum {string} */
                            state: "preview" | "running" | "cancelling" | "cancelled" | "done" | "undoing" | "undone";
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            undoUntil: string | null;
                            isCut: boolean;
                            counts: {
                                [key: string]: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                state: "unfit" | "ready" | "done" | "failed" | "skipped" | "undone" | "kept";
                                code: string;
                                count: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                    /** @enum {string} */
                                    step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                    isUrgent: boolean;
                                }[];
                            }[];
                            examples: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                isUrgent: boolean;
                            }[];
                            urgentCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk-runs/{runId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            action: {
                                /** @enum {string} */
                                type: "accept";
                            } | {
                                /** @enum {string} */
                                type: "dismiss";
                                /** @enum {string} */
                                reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                            } | {
                                /** @enum {string} */
                                type: "assign";
                                agencyCode: string;
                            } | {
                                /** @enum {string} */
                                type: "assign_person";
                                unitCode: string | null;
                                assigneeId: string | null;
                            } | {
                                /** @enum {string} */
                                type: "classify";
                                topicCode?: string;
                                municipalityCode?: string;
                                /** @enum {string} */
                                urgency?: "normal" | "urgent";
                            } | {
                                /** @enum {string} */
                                type: "tag";
                                /** @default [] */
                                add: string[];
                                /** @default [] */
                                remove: string[];
                            } | {
                                /** @enum {string} */
                                type: "read_follow_ups";
                            };
                            /** @enum {string} */
                            state: "preview" | "running" | "cancelling" | "cancelled" | "done" | "undoing" | "undone";
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            undoUntil: string | null;
                            isCut: boolean;
                            counts: {
                                [key: string]: number;
                            };
                            reasons: {
                                /** @enum {string} */
                                state: "unfit" | "ready" | "done" | "failed" | "skipped" | "undone" | "kept";
                                code: string;
                                count: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string;
                                    /** @enum {string} */
                                    step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                    isUrgent: boolean;
                                }[];
                            }[];
                            examples: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                isUrgent: boolean;
                            }[];
                            urgentCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator";
                                agencyCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            steps: {
                                id: string;
                                /** @enum {string} */
                                kind: "step" | "merge" | "bulk";
                                /** Format: date-time */
                                at: string;
                                type: string;
                                count: number;
                                incident: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    title: string | null;
                                } | null;
                                undo: ({
                                    /** @enum {string} */
                                    kind: "commands";
                                    steps: {
                                        /** Format: uuid */
                                        incidentId: string;
                                        command: {
                                            /** @enum {string} */
                                            type: "accept";
                                            expectedVersion: number;
                                            topicCode: string;
                                            municipalityCode: string;
                                            agencyCode: string | null;
                                            /**
                                             * @default normal
                                             * @enum {string}
                                             */
                                            urgency: "normal" | "urgent";
                                            /** @default null */
                                            address: {
                                                settlement: string | null;
                                                street: string | null;
                                                house: string | null;
                                                object: string | null;
                                            } | null;
                                        } | {
                                            /** @enum {string} */
                                            type: "dismiss";
                                            expectedVersion: number;
                                            /** @enum {string} */
                                            reason: "spam" | "no_question" | "abuse" | "not_our_territory" | "service_account";
                                            /** @default  */
                                            comment: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "restore";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "undo_accept";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "classify";
                                            expectedVersion: number;
                                            topicCode?: string;
                                            municipalityCode?: string;
                                            /** @enum {string} */
                                            urgency?: "normal" | "urgent";
                                            /** @enum {string} */
                                            kind?: "solvable" | "unsolvable" | "informational";
                                            severity?: number | null;
                                            address?: {
                                                settlement: string | null;
                                                street: string | null;
                                                house: string | null;
                                                object: string | null;
                                            };
                                        } | {
                                            /** @enum {string} */
                                            type: "tag";
                                            expectedVersion: number;
                                            tags: string[];
                                        } | {
                                            /** @enum {string} */
                                            type: "assign";
                                            expectedVersion: number;
                                            agencyCode: string;
                                            /** @default  */
                                            comment: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "unassign";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "assign_person";
                                            expectedVersion: number;
                                            unitCode: string | null;
                                            assigneeId: string | null;
                                        } | {
                                            /** @enum {string} */
                                            type: "take";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "return";
                                            expectedVersion: number;
                                            reason: string;
                                            /** @default null */
                                            proposedAgencyCode: string | null;
                                        } | {
                                            /** @enum {string} */
                                            type: "read_follow_ups";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "close";
                                            expectedVersion: number;
                                            /** @enum {string} */
                                            satisfaction: "satisfied" | "neutral" | "dissatisfied" | "no_answer";
                                        } | {
                                            /** @enum {string} */
                                            type: "reopen";
                                            expectedVersion: number;
                                            reason: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "release";
                                            expectedVersion: number;
                                            reason: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "unmerge";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "declare_event";
                                            expectedVersion: number;
                                            isMassEvent: boolean;
                                        } | {
                                            /** @enum {string} */
                                            type: "join_event";
                                            expectedVersion: number;
                                            /** Format: uuid */
                                            eventId: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "leave_event";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "supplement";
                                            expectedVersion: number;
                                            reason: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "undo_supplement";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "propose_futile";
                                            expectedVersion: number;
                                            reason: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "confirm_futile";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "withdraw_futile";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "accept_evidence";
                                            expectedVersion: number;
                                            reason: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "freeze";
                                            expectedVersion: number;
                                            reason: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "unfreeze";
                                            expectedVersion: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "change_deadline";
                                            expectedVersion: number;
                                            key: string;
                                            /** Format: date-time */
                                            dueAt: string;
                                            reason: string;
                                        } | {
                                            /** @enum {string} */
                                            type: "confirm_repeat";
                                            expectedVersion: number;
                                            isRepeat: boolean;
                                        };
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "bulk";
                                    /** Format: uuid */
                                    runId: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "approval";
                                    /** Format: uuid */
                                    incidentId: string;
                                    expectedVersion: number;
                                }) | null;
                                whyNot: ("no_reverse" | "undone" | "takes_back" | "changed_since" | "published" | "forbidden" | "hold_over" | "time_over" | "running") | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            notes: {
                                /** Format: uuid */
                                id: string;
                                authorName: string;
                                text: string;
                                mentions: {
                                    id: string;
                                    name: string;
                                }[];
                                /** Format: date-time */
                                createdAt: string;
                                editedAt: string | null;
                                isDeleted: boolean;
                                isMine: boolean;
                                editableUntil: string | null;
                            }[];
                            nextCursor: string | null;
                            canWrite: boolean;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** @default [] */
                        mentions?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    noteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** @default [] */
                        mentions?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                    noteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/mentionable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                id: string;
                                name: string;
                                role: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            rows: {
                                owner: string;
                                late: number[];
                                lateTotal: number;
                                oldestDueAt: string | null;
                                soon: number[];
                                soonTotal: number;
                            }[];
                            steps: {
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                late: number;
                                soon: number;
                                oldestDueAt: string | null;
                            }[];
                            spent: {
                                /** @enum {string} */
                                key: "triage" | "distribution" | "take" | "draft" | "approval";
                                owner: string;
                                workingMs: number;
                                count: number;
                                lateCount: number;
                            }[];
                            approvals: {
                                waiting: number;
                                oldest: {
                                    /** Format: uuid */
                                    incidentId: string;
                                    number: number;
                                    title: string;
                                    /** @enum {string} */
                                    step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                    owner: string;
                                    topicCode: string | null;
                                    municipalityCode: string | null;
                                    assigneeName: string | null;
                                    isUrgent: boolean;
                                    /** Format: date-time */
                                    at: string;
                                    dueAt: string | null;
                                    change: {
                                        /** Format: date-time */
                                        before: string;
                                        /** Format: date-time */
                                        after: string;
                                        reason: string;
                                    } | null;
                                    returned: {
                                        reason: ("no_answer_to_question" | "no_date" | "no_action" | "tone" | "personal_data" | "facts" | "other") | null;
                                        words: string;
                                    } | null;
                                    spent: {
                                        key: string;
                                        workingMs: number;
                                    }[];
                                }[];
                            };
                            promises: {
                                open: number;
                                dueThisWeek: number;
                                overdue: number;
                                brokenThisMonth: number;
                            };
                            changedDeadlines: number;
                            returned: {
                                /** @enum {string} */
                                kind: "sent_back" | "refused";
                                owner: string;
                                reason: ("no_answer_to_question" | "no_date" | "no_action" | "tone" | "personal_data" | "facts" | "other") | null;
                                count: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    figure: "work" | "approvals" | "promises" | "broken_promises" | "changed" | "late_steps" | "sent_back" | "refused";
                    owner?: string;
                    step?: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                    key?: "triage" | "distribution" | "take" | "draft" | "approval";
                    reason?: "no_answer_to_question" | "no_date" | "no_action" | "tone" | "personal_data" | "facts" | "other";
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                incidentId: string;
                                number: number;
                                title: string;
                                /** @enum {string} */
                                step: "new" | "distribution" | "assigned" | "in_progress" | "approval" | "rework" | "publishing" | "postponed" | "awaiting_author" | "done" | "dismissed" | "merged" | "archived";
                                owner: string;
                                topicCode: string | null;
                                municipalityCode: string | null;
                                assigneeName: string | null;
                                isUrgent: boolean;
                                /** Format: date-time */
                                at: string;
                                dueAt: string | null;
                                change: {
                                    /** Format: date-time */
                                    before: string;
                                    /** Format: date-time */
                                    after: string;
                                    reason: string;
                                } | null;
                                returned: {
                                    reason: ("no_answer_to_question" | "no_date" | "no_action" | "tone" | "personal_data" | "facts" | "other") | null;
                                    words: string;
                                } | null;
                                spent: {
                                    key: string;
                                    workingMs: number;
                                }[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            candidates: {
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                container: string;
                                messageCount: number;
                                lastMessageAt: string | null;
                                municipalityCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                municipalityCode: string;
                                isActive: boolean;
                                openCount: number;
                                lateCount: number;
                                dangerCount: number;
                                unsureCount: number;
                                onDuty: {
                                    userId: string;
                                    name: string;
                                    /** Format: date-time */
                                    until: string;
                                }[];
                                abilities: {
                                    work: boolean;
                                    manage: boolean;
                                };
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        channelId: string;
                        container: string;
                        title: string;
                        municipalityCode: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        municipalityCode?: string;
                        isActive?: boolean;
                        sendsReceipts?: boolean;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/chats/{chatId}/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                userId: string;
                                name: string;
                                roles: ("dispatcher" | "moderator" | "coordinator" | "executor" | "head" | "chat_moderator" | "stream_editor" | "fact_checker" | "analyst" | "administrator")[];
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        userId: string;
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/duties/{dutyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    dutyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        before?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            municipalityCode: string;
                            isActive: boolean;
                            sendsReceipts: boolean;
                            members: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "head" | "deputy" | "department" | "rural_head" | "utility" | "moderator";
                                isLinked: boolean;
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            duties: {
                                /** Format: uuid */
                                id: string;
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                            }[];
                            rules: {
                                version: number;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdByName: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        key: string;
                        text: string;
                        replyToMessageId: string | null;
                        /** @default null */
                        isAnswer?: boolean | null;
                        /** @default [] */
                        fileIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{messageId}/hint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    messageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            posts: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                /** @enum {string} */
                                state: "queued" | "sending" | "failed" | "unknown";
                                errorCode: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                writtenByName: string | null;
                                files: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                }[];
                            }[];
                            attach: {
                                photos: boolean;
                                documents: boolean;
                                most: number;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/posts/{postId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    postId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "check" | "retry" | "mark_sent" | "give_up";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query: {
                    id: string;
                    name: string;
                };
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            contentType: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    fileId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-account/network-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-account/network-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accounts: {
                                /** Format: uuid */
                                authorId: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                name: string | null;
                                /** Format: date-time */
                                linkedAt: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-account/network-accounts/{authorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    authorId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acts: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "warn" | "hide" | "mute" | "ban";
                                /** @enum {string} */
                                reason: "spam" | "insult" | "threat" | "personal_data" | "swearing" | "fraud" | "extremism" | "repeat";
                                /** Format: uuid */
                                messageId: string;
                                authorName: string | null;
                                /** @enum {string} */
                                state: "proposed" | "done" | "declined" | "lifted";
                                until: string | null;
                                proposedByName: string;
                                decidedByName: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                canDecide: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        messageId: string;
                        /** @enum {string} */
                        kind: "warn" | "hide" | "mute" | "ban";
                        /** @enum {string} */
                        reason: "spam" | "insult" | "threat" | "personal_data" | "swearing" | "fraud" | "extremism" | "repeat";
                        /** @default null */
                        hours?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acts: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "warn" | "hide" | "mute" | "ban";
                                /** @enum {string} */
                                reason: "spam" | "insult" | "threat" | "personal_data" | "swearing" | "fraud" | "extremism" | "repeat";
                                /** Format: uuid */
                                messageId: string;
                                authorName: string | null;
                                /** @enum {string} */
                                state: "proposed" | "done" | "declined" | "lifted";
                                until: string | null;
                                proposedByName: string;
                                decidedByName: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                canDecide: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/moderation/{actId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    actId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "done" | "declined" | "lifted";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acts: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "warn" | "hide" | "mute" | "ban";
                                /** @enum {string} */
                                reason: "spam" | "insult" | "threat" | "personal_data" | "swearing" | "fraud" | "extremism" | "repeat";
                                /** Format: uuid */
                                messageId: string;
                                authorName: string | null;
                                /** @enum {string} */
                                state: "proposed" | "done" | "declined" | "lifted";
                                until: string | null;
                                proposedByName: string;
                                decidedByName: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                canDecide: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/digests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            digests: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "morning" | "friday";
                                /** Format: date */
                                day: string;
                                text: string;
                                itemCount: number;
                                /** @enum {string} */
                                state: "draft" | "posted" | "skipped";
                                revision: number;
                                postedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/digests/{digestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    digestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            digests: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "morning" | "friday";
                                /** Format: date */
                                day: string;
                                text: string;
                                itemCount: number;
                                /** @enum {string} */
                                state: "draft" | "posted" | "skipped";
                                revision: number;
                                postedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/digests/{digestId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    digestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "post" | "skip";
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            digests: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "morning" | "friday";
                                /** Format: date */
                                day: string;
                                text: string;
                                itemCount: number;
                                /** @enum {string} */
                                state: "draft" | "posted" | "skipped";
                                revision: number;
                                postedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                /** Format: date-time */
                                occurredAt: string;
                                permalink: string | null;
                                isOwn: boolean;
                                isEdited: boolean;
                                isDeleted: boolean;
                                hasAttachments: boolean;
                                hasPersonalData: boolean;
                                author: {
                                    id: string | null;
                                    name: string | null;
                                    role: ("head" | "deputy" | "department" | "rural_head" | "utility" | "moderator") | null;
                                };
                                replyTo: {
                                    /** Format: uuid */
                                    id: string;
                                    authorName: string | null;
                                    text: string;
                                } | null;
                                class: ("question" | "complaint" | "danger" | "rumour" | "thanks" | "talk" | "spam" | "breach") | null;
                                reason: {
                                    code: string;
                                    words: string[];
                                } | null;
                                isCorrected: boolean;
                                question: {
                                    /** Format: uuid */
                                    messageId: string;
                                    number: number;
                                    /** @enum {string} */
                                    class: "question" | "complaint" | "danger" | "rumour" | "thanks" | "talk" | "spam" | "breach";
                                    /** @enum {string} */
                                    state: "open" | "answered" | "passed_on" | "dropped";
                                    /** Format: date-time */
                                    openedAt: string;
                                    /** Format: date-time */
                                    dueAt: string;
                                    answeredAt: string | null;
                                    answeredByMessageId: string | null;
                                    incidentId: string | null;
                                    incidentNumber: number | null;
                                    dutyToldAt: string | null;
                                } | null;
                                answers: {
                                    /** Format: uuid */
                                    questionMessageId: string;
                                    /** @enum {string} */
                                    state: "suggested" | "confirmed" | "rejected";
                                    reasons: {
                                        code: string;
                                        words: string[];
                                    }[];
                                }[];
                                delivery: ("queued" | "sending" | "sent" | "failed" | "unknown" | "cancelled") | null;
                                writtenByName: string | null;
                                files: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                }[];
                                isHinted: boolean;
                                fake: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            questions: {
                                /** Format: uuid */
                                messageId: string;
                                number: number;
                                /** @enum {string} */
                                class: "question" | "complaint" | "danger" | "rumour" | "thanks" | "talk" | "spam" | "breach";
                                /** @enum {string} */
                                state: "open" | "answered" | "passed_on" | "dropped";
                                /** Format: date-time */
                                openedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                answeredAt: string | null;
                                answeredByMessageId: string | null;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                dutyToldAt: string | null;
                                text: string;
                                authorName: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                };
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messageCount: number;
                            activeMemberCount: number;
                            questionCount: number;
                            answeredCount: number;
                            medianReplyMinutes: number | null;
                            medianReplyCalendarMinutes: number | null;
                            passedOnCount: number;
                            unansweredDayCount: number;
                            rumourCount: number;
                            dangerCount: number;
                            hiddenCount: number;
                            leaderDayCount: number;
                            dayCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** @default null */
                        replyToMessageId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            question: {
                                /** Format: uuid */
                                messageId: string;
                                text: string;
                                authorName: string | null;
                                /** Format: date-time */
                                askedAt: string;
                            } | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{messageId}/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    messageId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        class: "question" | "complaint" | "danger" | "rumour" | "thanks" | "talk" | "spam" | "breach";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{messageId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    messageId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        questionMessageId: string;
                        /** @enum {string} */
                        decision: "confirmed" | "rejected" | "withdrawn";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/posts/{postId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    postId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        questionMessageId: string;
                        /** @enum {string} */
                        decision: "confirmed" | "rejected";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{messageId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    messageId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        how: "elsewhere" | "needless";
                        comment: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{messageId}/pass-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    chatId: string;
                    messageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    municipalityCode?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            livestreams: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                title: string;
                                municipalityCode: string | null;
                                agencyCode: string | null;
                                speakers: {
                                    name: string;
                                    position: string;
                                }[];
                                editorId: string | null;
                                editorName: string | null;
                                /** @enum {string} */
                                step: "planned" | "announced" | "collecting" | "on_air" | "follow_up" | "closed" | "cancelled";
                                /** Format: date-time */
                                plannedAt: string;
                                plannedMinutes: number;
                                startedAt: string | null;
                                endedAt: string | null;
                                closedAt: string | null;
                                tag: string | null;
                                recordingUrl: string | null;
                                recordingOffsetS: number;
                                viewers: number | null;
                                sources: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "announcement" | "broadcast";
                                    /** Format: uuid */
                                    channelId: string;
                                    channelTitle: string;
                                    /** @enum {string} */
                                    network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                    permalink: string | null;
                                    problemCode: string | null;
                                }[];
                                balance: {
                                    asked: number;
                                    onAir: number;
                                    later: number;
                                    declined: number;
                                    onControl: number;
                                    waiting: number;
                                    authors: number;
                                };
                                abilities: {
                                    edit: boolean;
                                    announce: boolean;
                                    begin: boolean;
                                    end: boolean;
                                    close: boolean;
                                    cancel: boolean;
                                };
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        /** @default null */
                        municipalityCode?: string | null;
                        /** @default null */
                        agencyCode?: string | null;
                        speakers: {
                            name: string;
                            position: string;
                        }[];
                        /** @default null */
                        editorId?: string | null;
                        /** Format: date-time */
                        plannedAt: string;
                        /** @default 60 */
                        plannedMinutes?: number;
                        /** @default null */
                        tag?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            title: string;
                            municipalityCode: string | null;
                            agencyCode: string | null;
                            speakers: {
                                name: string;
                                position: string;
                            }[];
                            editorId: string | null;
                            editorName: string | null;
                            /** @enum {string} */
                            step: "planned" | "announced" | "collecting" | "on_air" | "follow_up" | "closed" | "cancelled";
                            /** Format: date-time */
                            plannedAt: string;
                            plannedMinutes: number;
                            startedAt: string | null;
                            endedAt: string | null;
                            closedAt: string | null;
                            tag: string | null;
                            recordingUrl: string | null;
                            recordingOffsetS: number;
                            viewers: number | null;
                            sources: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "announcement" | "broadcast";
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                problemCode: string | null;
                            }[];
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            abilities: {
                                edit: boolean;
                                announce: boolean;
                                begin: boolean;
                                end: boolean;
                                close: boolean;
                                cancel: boolean;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    municipalityCode?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            streamCount: number;
                            plannedCount: number;
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            answeredInTimeCount: number;
                            promiseCount: number;
                            promiseKeptCount: number;
                            promiseLateCount: number;
                            viewers: number;
                            byChannel: {
                                /** @enum {string} */
                                channel: "comment_before" | "comment_live" | "private" | "chat" | "form" | "phone" | "reception" | "hall";
                                count: number;
                            }[];
                            byTopic: {
                                topicCode: string | null;
                                count: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            title: string;
                            municipalityCode: string | null;
                            agencyCode: string | null;
                            speakers: {
                                name: string;
                                position: string;
                            }[];
                            editorId: string | null;
                            editorName: string | null;
                            /** @enum {string} */
                            step: "planned" | "announced" | "collecting" | "on_air" | "follow_up" | "closed" | "cancelled";
                            /** Format: date-time */
                            plannedAt: string;
                            plannedMinutes: number;
                            startedAt: string | null;
                            endedAt: string | null;
                            closedAt: string | null;
                            tag: string | null;
                            recordingUrl: string | null;
                            recordingOffsetS: number;
                            viewers: number | null;
                            sources: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "announcement" | "broadcast";
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                problemCode: string | null;
                            }[];
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            abilities: {
                                edit: boolean;
                                announce: boolean;
                                begin: boolean;
                                end: boolean;
                                close: boolean;
                                cancel: boolean;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        municipalityCode?: string | null;
                        agencyCode?: string | null;
                        speakers?: {
                            name: string;
                            position: string;
                        }[];
                        editorId?: string | null;
                        /** Format: date-time */
                        plannedAt?: string;
                        plannedMinutes?: number;
                        tag?: string | null;
                        recordingUrl?: string | null;
                        recordingOffsetS?: number;
                        viewers?: number | null;
                        before?: {
                            title?: string;
                            municipalityCode?: string | null;
                            agencyCode?: string | null;
                            speakers?: {
                                name: string;
                                position: string;
                            }[];
                            editorId?: string | null;
                            /** Format: date-time */
                            plannedAt?: string;
                            plannedMinutes?: number;
                            tag?: string | null;
                            recordingUrl?: string | null;
                            recordingOffsetS?: number;
                            viewers?: number | null;
                        };
                        expectedVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            title: string;
                            municipalityCode: string | null;
                            agencyCode: string | null;
                            speakers: {
                                name: string;
                                position: string;
                            }[];
                            editorId: string | null;
                            editorName: string | null;
                            /** @enum {string} */
                            step: "planned" | "announced" | "collecting" | "on_air" | "follow_up" | "closed" | "cancelled";
                            /** Format: date-time */
                            plannedAt: string;
                            plannedMinutes: number;
                            startedAt: string | null;
                            endedAt: string | null;
                            closedAt: string | null;
                            tag: string | null;
                            recordingUrl: string | null;
                            recordingOffsetS: number;
                            viewers: number | null;
                            sources: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "announcement" | "broadcast";
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                problemCode: string | null;
                            }[];
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            abilities: {
                                edit: boolean;
                                announce: boolean;
                                begin: boolean;
                                end: boolean;
                                close: boolean;
                                cancel: boolean;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/before": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            promises: {
                                what: string;
                                who: string;
                                dueOn: string | null;
                                /** Format: uuid */
                                questionId: string;
                                questionNumber: number;
                                /** Format: uuid */
                                livestreamId: string;
                                livestreamNumber: number;
                                livestreamTitle: string;
                                /** Format: date-time */
                                plannedAt: string;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                /** @enum {string} */
                                state: "late" | "open" | "answered" | "kept";
                            }[];
                            /** Format: date-time */
                            since: string;
                            topics: {
                                topicCode: string;
                                count: number;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        move: "announce" | "collect" | "begin" | "end" | "close" | "cancel" | "reopen";
                        expectedVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            title: string;
                            municipalityCode: string | null;
                            agencyCode: string | null;
                            speakers: {
                                name: string;
                                position: string;
                            }[];
                            editorId: string | null;
                            editorName: string | null;
                            /** @enum {string} */
                            step: "planned" | "announced" | "collecting" | "on_air" | "follow_up" | "closed" | "cancelled";
                            /** Format: date-time */
                            plannedAt: string;
                            plannedMinutes: number;
                            startedAt: string | null;
                            endedAt: string | null;
                            closedAt: string | null;
                            tag: string | null;
                            recordingUrl: string | null;
                            recordingOffsetS: number;
                            viewers: number | null;
                            sources: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "announcement" | "broadcast";
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                problemCode: string | null;
                            }[];
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            abilities: {
                                edit: boolean;
                                announce: boolean;
                                begin: boolean;
                                end: boolean;
                                close: boolean;
                                cancel: boolean;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/source-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            candidates: {
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                /** @enum {string} */
                                kind: "post" | "video";
                                permalink: string;
                                text: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "announcement" | "broadcast";
                        /** Format: uuid */
                        channelId: string;
                        /** Format: uri */
                        permalink: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            title: string;
                            municipalityCode: string | null;
                            agencyCode: string | null;
                            speakers: {
                                name: string;
                                position: string;
                            }[];
                            editorId: string | null;
                            editorName: string | null;
                            /** @enum {string} */
                            step: "planned" | "announced" | "collecting" | "on_air" | "follow_up" | "closed" | "cancelled";
                            /** Format: date-time */
                            plannedAt: string;
                            plannedMinutes: number;
                            startedAt: string | null;
                            endedAt: string | null;
                            closedAt: string | null;
                            tag: string | null;
                            recordingUrl: string | null;
                            recordingOffsetS: number;
                            viewers: number | null;
                            sources: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "announcement" | "broadcast";
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                problemCode: string | null;
                            }[];
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            abilities: {
                                edit: boolean;
                                announce: boolean;
                                begin: boolean;
                                end: boolean;
                                close: boolean;
                                cancel: boolean;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/sources/{sourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                    sourceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            title: string;
                            municipalityCode: string | null;
                            agencyCode: string | null;
                            speakers: {
                                name: string;
                                position: string;
                            }[];
                            editorId: string | null;
                            editorName: string | null;
                            /** @enum {string} */
                            step: "planned" | "announced" | "collecting" | "on_air" | "follow_up" | "closed" | "cancelled";
                            /** Format: date-time */
                            plannedAt: string;
                            plannedMinutes: number;
                            startedAt: string | null;
                            endedAt: string | null;
                            closedAt: string | null;
                            tag: string | null;
                            recordingUrl: string | null;
                            recordingOffsetS: number;
                            viewers: number | null;
                            sources: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "announcement" | "broadcast";
                                /** Format: uuid */
                                channelId: string;
                                channelTitle: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                problemCode: string | null;
                            }[];
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            abilities: {
                                edit: boolean;
                                announce: boolean;
                                begin: boolean;
                                end: boolean;
                                close: boolean;
                                cancel: boolean;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    since?: number;
                };
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            questions: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** @enum {string} */
                                channel: "comment_before" | "comment_live" | "private" | "chat" | "form" | "phone" | "reception" | "hall";
                                /** @enum {string} */
                                state: "received" | "selected" | "answered" | "partly" | "on_control" | "answered_later" | "declined" | "folded" | "aside";
                                text: string;
                                askedText: string;
                                topicCode: string | null;
                                address: string | null;
                                /** Format: date-time */
                                askedAt: string;
                                position: number | null;
                                facts: string;
                                timeCodeS: number | null;
                                promise: {
                                    what: string;
                                    who: string;
                                    dueOn: string | null;
                                } | null;
                                answerLine: string | null;
                                answerLineRemark: ("joined" | "unfinished") | null;
                                told: {
                                    line: string;
                                    count: number;
                                } | null;
                                declineReason: ("off_topic" | "insult" | "not_a_question" | "personal_data" | "answered_before") | null;
                                foldedIntoId: string | null;
                                similarToId: string | null;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                isDanger: boolean;
                                askers: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    channel: "comment_before" | "comment_live" | "private" | "chat" | "form" | "phone" | "reception" | "hall";
                                    network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                    name: string | null;
                                    /** Format: date-time */
                                    askedAt: string;
                                    permalink: string | null;
                                }[];
                                askerCount: number;
                                version: number;
                            }[];
                            revision: number;
                            hasMore: boolean;
                            balance: {
                                asked: number;
                                onAir: number;
                                later: number;
                                declined: number;
                                onControl: number;
                                waiting: number;
                                authors: number;
                            };
                            /** Format: date-time */
                            now: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        key: string;
                        /** @enum {string} */
                        channel: "phone" | "reception" | "hall";
                        text: string;
                        /** @default  */
                        name?: string;
                        /** @default  */
                        contact?: string;
                        /** Format: date-time */
                        askedAt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        commands: {
                            /** Format: uuid */
                            questionId: string;
                            command: {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "select";
                                position?: number;
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "unselect";
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "read_out";
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "answer";
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "answer_partly";
                                promise: {
                                    what: string;
                                    who: string;
                                    dueOn: string | null;
                                } | null;
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "word_answer";
                                line: string;
                                before?: string;
                                isUnfinished?: boolean;
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "decline";
                                /** @enum {string} */
                                reason: "off_topic" | "insult" | "not_a_question" | "personal_data" | "answered_before";
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "set_aside";
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "fold";
                                /** Format: uuid */
                                intoId: string;
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "unfold";
                            } | {
                                /** Format: uuid */
                                key: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                type: "undo";
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                /** Format: uuid */
                                key: string;
                                isDone: boolean;
                                code: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/questions/{questionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                    questionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text?: string;
                        topicCode?: string | null;
                        address?: string | null;
                        facts?: string;
                        before?: {
                            [key: string]: unknown;
                        };
                        expectedVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        questionIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    list?: "open" | "mine" | "watched" | "closed" | "dropped";
                    municipalityCode?: string;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fakes: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                claim: string;
                                /** @enum {string} */
                                signal: "monitoring" | "chat" | "resident" | "agency";
                                municipalityCode: string | null;
                                topicCode: string | null;
                                agencyCode: string | null;
                                isDanger: boolean;
                                harm: number | null;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                                /** Format: date-time */
                                firstSeenAt: string;
                                /** Format: date-time */
                                signalledAt: string;
                                stepDueAt: string | null;
                                /** Format: date-time */
                                totalDueAt: string;
                                publishedAt: string | null;
                                isCorrected: boolean;
                                watchUntil: string | null;
                                responsibleName: string | null;
                                spread: {
                                    placeCount: number;
                                    suggestedCount: number;
                                    views: number;
                                    shares: number;
                                    networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                                };
                                version: number;
                            }[];
                            counts: {
                                [key: string]: number;
                            };
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        claim?: string;
                        /** @default  */
                        fullText?: string;
                        /** @default null */
                        municipalityCode?: string | null;
                        /** @default null */
                        topicCode?: string | null;
                        /** @default false */
                        isDanger?: boolean;
                        /** @enum {string} */
                        signal: "monitoring" | "chat" | "resident" | "agency";
                        /** Format: date-time */
                        firstSeenAt?: string;
                        /** Format: uuid */
                        messageId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes/message-claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    messageId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            claim: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes/{fakeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        claim?: string;
                        fullText?: string;
                        municipalityCode?: string | null;
                        topicCode?: string | null;
                        isDanger?: boolean;
                        truth?: string;
                        responsibleId?: string | null;
                        before?: {
                            [key: string]: unknown;
                        };
                        expectedVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/fakes/{fakeId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        command: {
                            /** @enum {string} */
                            type: "open";
                            claim: string;
                            fullText: string;
                            municipalityCode: string | null;
                            topicCode: string | null;
                            isDanger: boolean;
                        } | {
                            /** @enum {string} */
                            type: "triage";
                            harm: number;
                            reachNote: string;
                            agencyCode: string;
                        } | {
                            /** @enum {string} */
                            type: "end_facts";
                            truth: string;
                            isConfirmed?: boolean;
                        } | {
                            /** @enum {string} */
                            type: "opine";
                            /** @enum {string} */
                            verdict: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "return_to_facts";
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "write";
                            reply: string;
                            post: string;
                            pictureId: string | null;
                            mistake?: string;
                        } | {
                            /** @enum {string} */
                            type: "approve";
                        } | {
                            /** @enum {string} */
                            type: "send_back";
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "publish";
                            carrierIds: string[];
                            chatIds: string[];
                        } | {
                            /** @enum {string} */
                            type: "publish_by_hand";
                            /** Format: uuid */
                            carrierId: string;
                            /** Format: uri */
                            permalink: string;
                        } | {
                            /** @enum {string} */
                            type: "leave_out";
                            /** Format: uuid */
                            carrierId: string;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "correct";
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "close";
                        } | {
                            /** @enum {string} */
                            type: "drop";
                            /** @enum {string} */
                            reason: "opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate";
                            duplicateOfNumber?: number;
                        } | {
                            /** @enum {string} */
                            type: "reopen";
                        };
                        expectedVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes/{fakeId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "document" | "register" | "statement" | "link";
                        title: string;
                        /** @default  */
                        detail?: string;
                        /** @default  */
                        source?: string;
                        /** @default null */
                        url?: string | null;
                        /** @default null */
                        fileId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes/{fakeId}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                    evidenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    municipalityCode?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardCount: number;
                            droppedCount: number;
                            publishedCount: number;
                            byVerdict: {
                                /** @enum {string} */
                                verdict: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                                count: number;
                            }[];
                            medianDetectionMinutes: number | null;
                            medianRefutationMinutes: number | null;
                            publishedInTimeCount: number;
                            steps: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                medianMinutes: number | null;
                                lateCount: number;
                            }[];
                            rumourViews: number;
                            placeCount: number;
                            answeredPlaceCount: number;
                            chatCount: number;
                            respreadCount: number;
                            correctedCount: number;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes/{fakeId}/carriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place: string;
                        /** @default null */
                        network?: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                        /** Format: uri */
                        permalink: string;
                        text: string;
                        /** Format: date-time */
                        writtenAt: string;
                        /** @default null */
                        views?: number | null;
                        /** @default null */
                        shares?: number | null;
                        /** @default null */
                        fileId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        carriers: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state?: "confirmed" | "rejected";
                            views?: number;
                            shares?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                            claim: string;
                            /** @enum {string} */
                            signal: "monitoring" | "chat" | "resident" | "agency";
                            municipalityCode: string | null;
                            topicCode: string | null;
                            agencyCode: string | null;
                            isDanger: boolean;
                            harm: number | null;
                            verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                            dropReason: ("opinion" | "not_checkable" | "no_rumour" | "no_reach" | "duplicate") | null;
                            /** Format: date-time */
                            firstSeenAt: string;
                            /** Format: date-time */
                            signalledAt: string;
                            stepDueAt: string | null;
                            /** Format: date-time */
                            totalDueAt: string;
                            publishedAt: string | null;
                            isCorrected: boolean;
                            watchUntil: string | null;
                            responsibleName: string | null;
                            spread: {
                                placeCount: number;
                                suggestedCount: number;
                                views: number;
                                shares: number;
                                networks: ("vk" | "telegram" | "max" | "ok" | "email" | "form")[];
                            };
                            version: number;
                            fullText: string;
                            truth: string;
                            isCheckable: boolean | null;
                            reachNote: string;
                            responsibleId: string | null;
                            duplicateOf: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                            } | null;
                            similar: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                claim: string;
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication" | "watch" | "closed" | "dropped";
                                score: number;
                            }[];
                            clocks: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                dueAt: string;
                                endedAt: string | null;
                                endedByName: string | null;
                                limitMinutes: number;
                            }[];
                            totalLimitMinutes: number;
                            limitsAhead: {
                                /** @enum {string} */
                                step: "signal" | "triage" | "facts" | "verdict" | "text" | "approval" | "publication";
                                minutes: number;
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "document" | "register" | "statement" | "link";
                                title: string;
                                detail: string;
                                source: string;
                                url: string | null;
                                file: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                    size: number;
                                } | null;
                                hash: string | null;
                                /** Format: date-time */
                                addedAt: string;
                                addedByName: string;
                                canRemove: boolean;
                            }[];
                            carriers: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "rejected";
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                surface: string | null;
                                permalink: string | null;
                                text: string;
                                snapshotHash: string;
                                /** Format: date-time */
                                snapshotAt: string;
                                fileId: string | null;
                                authorName: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                /** @enum {string} */
                                foundAs: "signal" | "matched" | "by_hand";
                                isFirst: boolean;
                                score: number | null;
                                views: number | null;
                                shares: number | null;
                                isGone: boolean;
                                isRespread: boolean;
                                incidentId: string | null;
                                incidentNumber: number | null;
                                chatId: string | null;
                                canReply: boolean;
                                leftOut: {
                                    reason: string;
                                    textNo: number;
                                } | null;
                                toldTextNo: number | null;
                                isPassedOver: boolean;
                            }[];
                            reach: {
                                /** Format: date-time */
                                at: string;
                                views: number;
                            }[];
                            opinions: {
                                userId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                verdict: ("fake" | "distortion" | "true" | "unconfirmed" | "opinion") | null;
                                reason: string | null;
                                isMine: boolean;
                            }[];
                            texts: {
                                no: number;
                                reply: string;
                                post: string;
                                truth: string;
                                mistake: string | null;
                                isPublished: boolean;
                                picture: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    contentType: string;
                                } | null;
                                writtenByName: string;
                                /** Format: date-time */
                                writtenAt: string;
                                decision: ("approved" | "sent_back") | null;
                                decidedByName: string | null;
                                decidedAt: string | null;
                                sendBackReason: string | null;
                            }[];
                            publications: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "chat_post" | "correction" | "by_hand";
                                carrierId: string | null;
                                chatId: string | null;
                                network: ("vk" | "telegram" | "max" | "ok" | "email" | "form") | null;
                                place: string;
                                textNo: number;
                                /** @enum {string} */
                                state: "queued" | "sending" | "unknown" | "failed" | "sent" | "refused";
                                errorCode: string | null;
                                /** Format: date-time */
                                queuedAt: string;
                                sentAt: string | null;
                                permalink: string | null;
                            }[];
                            corrections: {
                                /** Format: date-time */
                                at: string;
                                byName: string;
                                reason: string;
                                /** @enum {string} */
                                verdictBefore: "fake" | "distortion" | "true" | "unconfirmed" | "opinion";
                            }[];
                            chats: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                toldTextNo: number | null;
                            }[];
                            abilities: {
                                open: boolean;
                                edit: boolean;
                                triage: boolean;
                                addEvidence: boolean;
                                endFacts: boolean;
                                opine: boolean;
                                returnToFacts: boolean;
                                write: boolean;
                                decide: boolean;
                                judgeCarriers: boolean;
                                publish: boolean;
                                correct: boolean;
                                close: boolean;
                                drop: boolean;
                                reopen: boolean;
                            };
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/fakes/{fakeId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query: {
                    id: string;
                    name: string;
                    use: "evidence" | "screenshot" | "picture";
                };
                header?: never;
                path: {
                    fakeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            contentType: string;
                            size: number;
                            hash: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fakes/{fakeId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fakeId: string;
                    fileId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/protocol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    format: "docx" | "pdf";
                    withoutNames?: string;
                    language?: "ru" | "en";
                };
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            canSend: boolean;
                            template: string;
                            correctionTemplate: string;
                            tellings: {
                                /** Format: uuid */
                                questionId: string;
                                questionNumber: number;
                                question: string;
                                /** @enum {string} */
                                kind: "on_air" | "correction";
                                answer: string;
                                timeCode: string;
                                url: string;
                                told: string[];
                                remark: ("joined" | "unfinished" | "cut_off") | null;
                                places: {
                                    /** @enum {string} */
                                    network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                    channelTitle: string;
                                    /** @enum {string} */
                                    surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                    count: number;
                                }[];
                                shown: string;
                            }[];
                            places: number;
                            unreachable: number;
                            lacking: {
                                /** Format: uuid */
                                questionId: string;
                                questionNumber: number;
                                /** @enum {string} */
                                lacks: "answer_line" | "recording" | "answer_line_and_recording";
                                places: number;
                            }[];
                            refusalCode: string | null;
                            counts: {
                                sent: number;
                                waiting: number;
                                unknown: number;
                                failed: number;
                            };
                            problems: {
                                /** Format: uuid */
                                id: string;
                                questionNumber: number;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                /** @enum {string} */
                                state: "unknown" | "failed" | "held";
                                errorCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "on_air" | "correction";
                        text: string;
                        tellings: {
                            /** Format: uuid */
                            questionId: string;
                            shown: string;
                            isConfirmed: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            canSend: boolean;
                            template: string;
                            correctionTemplate: string;
                            tellings: {
                                /** Format: uuid */
                                questionId: string;
                                questionNumber: number;
                                question: string;
                                /** @enum {string} */
                                kind: "on_air" | "correction";
                                answer: string;
                                timeCode: string;
                                url: string;
                                told: string[];
                                remark: ("joined" | "unfinished" | "cut_off") | null;
                                places: {
                                    /** @enum {string} */
                                    network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                    channelTitle: string;
                                    /** @enum {string} */
                                    surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                    count: number;
                                }[];
                                shown: string;
                            }[];
                            places: number;
                            unreachable: number;
                            lacking: {
                                /** Format: uuid */
                                questionId: string;
                                questionNumber: number;
                                /** @enum {string} */
                                lacks: "answer_line" | "recording" | "answer_line_and_recording";
                                places: number;
                            }[];
                            refusalCode: string | null;
                            counts: {
                                sent: number;
                                waiting: number;
                                unknown: number;
                                failed: number;
                            };
                            problems: {
                                /** Format: uuid */
                                id: string;
                                questionNumber: number;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                /** @enum {string} */
                                state: "unknown" | "failed" | "held";
                                errorCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/livestreams/{livestreamId}/replies/{replyId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    livestreamId: string;
                    replyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "check" | "retry" | "mark_sent" | "give_up";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            canSend: boolean;
                            template: string;
                            correctionTemplate: string;
                            tellings: {
                                /** Format: uuid */
                                questionId: string;
                                questionNumber: number;
                                question: string;
                                /** @enum {string} */
                                kind: "on_air" | "correction";
                                answer: string;
                                timeCode: string;
                                url: string;
                                told: string[];
                                remark: ("joined" | "unfinished" | "cut_off") | null;
                                places: {
                                    /** @enum {string} */
                                    network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                    channelTitle: string;
                                    /** @enum {string} */
                                    surface: "comment" | "private" | "chat" | "post" | "video_comment" | "photo_comment" | "board" | "email" | "form";
                                    count: number;
                                }[];
                                shown: string;
                            }[];
                            places: number;
                            unreachable: number;
                            lacking: {
                                /** Format: uuid */
                                questionId: string;
                                questionNumber: number;
                                /** @enum {string} */
                                lacks: "answer_line" | "recording" | "answer_line_and_recording";
                                places: number;
                            }[];
                            refusalCode: string | null;
                            counts: {
                                sent: number;
                                waiting: number;
                                unknown: number;
                                failed: number;
                            };
                            problems: {
                                /** Format: uuid */
                                id: string;
                                questionNumber: number;
                                /** @enum {string} */
                                network: "vk" | "telegram" | "max" | "ok" | "email" | "form";
                                permalink: string | null;
                                /** @enum {string} */
                                state: "unknown" | "failed" | "held";
                                errorCode: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            jobs: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "export" | "import";
                                /** @enum {string} */
                                state: "uploaded" | "queued" | "running" | "done" | "failed" | "cancelled";
                                /** @enum {string} */
                                format: "xlsx" | "csv";
                                from: string | null;
                                to: string | null;
                                rowsDone: number;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                                errorCode: string | null;
                                fileUntil: string | null;
                                hasErrorFile: boolean;
                                preview: {
                                    fileName: string;
                                    header: {
                                        name: string;
                                        isKnown: boolean;
                                    }[];
                                    rows: {
                                        number: number;
                                        cells: (string | null)[];
                                    }[];
                                    missing: string[];
                                    unknown: string[];
                                    lacks: string[];
                                } | null;
                                result: {
                                    isDryRun: boolean;
                                    read: number;
                                    added: number;
                                    known: number;
                                    changed: number;
                                    failed: number;
                                    errors: {
                                        row: number;
                                        column: string | null;
                                        code: string;
                                        value: string | null;
                                    }[];
                                    unknown: {
                                        column: string;
                                        name: string;
                                        rows: number;
                                    }[];
                                    columns: {
                                        missing: string[];
                                        unknown: string[];
                                    };
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "export" | "import";
                            /** @enum {string} */
                            state: "uploaded" | "queued" | "running" | "done" | "failed" | "cancelled";
                            /** @enum {string} */
                            format: "xlsx" | "csv";
                            from: string | null;
                            to: string | null;
                            rowsDone: number;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            errorCode: string | null;
                            fileUntil: string | null;
                            hasErrorFile: boolean;
                            preview: {
                                fileName: string;
                                header: {
                                    name: string;
                                    isKnown: boolean;
                                }[];
                                rows: {
                                    number: number;
                                    cells: (string | null)[];
                                }[];
                                missing: string[];
                                unknown: string[];
                                lacks: string[];
                            } | null;
                            result: {
                                isDryRun: boolean;
                                read: number;
                                added: number;
                                known: number;
                                changed: number;
                                failed: number;
                                errors: {
                                    row: number;
                                    column: string | null;
                                    code: string;
                                    value: string | null;
                                }[];
                                unknown: {
                                    column: string;
                                    name: string;
                                    rows: number;
                                }[];
                                columns: {
                                    missing: string[];
                                    unknown: string[];
                                };
                            } | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        from?: string | null;
                        /** @default null */
                        to?: string | null;
                        /**
                         * @default xlsx
                         * @enum {string}
                         */
                        format?: "xlsx" | "csv";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "export" | "import";
                            /** @enum {string} */
                            state: "uploaded" | "queued" | "running" | "done" | "failed" | "cancelled";
                            /** @enum {string} */
                            format: "xlsx" | "csv";
                            from: string | null;
                            to: string | null;
                            rowsDone: number;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            errorCode: string | null;
                            fileUntil: string | null;
                            hasErrorFile: boolean;
                            preview: {
                                fileName: string;
                                header: {
                                    name: string;
                                    isKnown: boolean;
                                }[];
                                rows: {
                                    number: number;
                                    cells: (string | null)[];
                                }[];
                                missing: string[];
                                unknown: string[];
                                lacks: string[];
                            } | null;
                            result: {
                                isDryRun: boolean;
                                read: number;
                                added: number;
                                known: number;
                                changed: number;
                                failed: number;
                                errors: {
                                    row: number;
                                    column: string | null;
                                    code: string;
                                    value: string | null;
                                }[];
                                unknown: {
                                    column: string;
                                    name: string;
                                    rows: number;
                                }[];
                                columns: {
                                    missing: string[];
                                    unknown: string[];
                                };
                            } | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query: {
                    name: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "export" | "import";
                            /** @enum {string} */
                            state: "uploaded" | "queued" | "running" | "done" | "failed" | "cancelled";
                            /** @enum {string} */
                            format: "xlsx" | "csv";
                            from: string | null;
                            to: string | null;
                            rowsDone: number;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            errorCode: string | null;
                            fileUntil: string | null;
                            hasErrorFile: boolean;
                            preview: {
                                fileName: string;
                                header: {
                                    name: string;
                                    isKnown: boolean;
                                }[];
                                rows: {
                                    number: number;
                                    cells: (string | null)[];
                                }[];
                                missing: string[];
                                unknown: string[];
                                lacks: string[];
                            } | null;
                            result: {
                                isDryRun: boolean;
                                read: number;
                                added: number;
                                known: number;
                                changed: number;
                                failed: number;
                                errors: {
                                    row: number;
                                    column: string | null;
                                    code: string;
                                    value: string | null;
                                }[];
                                unknown: {
                                    column: string;
                                    name: string;
                                    rows: number;
                                }[];
                                columns: {
                                    missing: string[];
                                    unknown: string[];
                                };
                            } | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/imports/{jobId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isDryRun: boolean;
                        /** @default false */
                        isOpenKept?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "export" | "import";
                            /** @enum {string} */
                            state: "uploaded" | "queued" | "running" | "done" | "failed" | "cancelled";
                            /** @enum {string} */
                            format: "xlsx" | "csv";
                            from: string | null;
                            to: string | null;
                            rowsDone: number;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            errorCode: string | null;
                            fileUntil: string | null;
                            hasErrorFile: boolean;
                            preview: {
                                fileName: string;
                                header: {
                                    name: string;
                                    isKnown: boolean;
                                }[];
                                rows: {
                                    number: number;
                                    cells: (string | null)[];
                                }[];
                                missing: string[];
                                unknown: string[];
                                lacks: string[];
                            } | null;
                            result: {
                                isDryRun: boolean;
                                read: number;
                                added: number;
                                known: number;
                                changed: number;
                                failed: number;
                                errors: {
                                    row: number;
                                    column: string | null;
                                    code: string;
                                    value: string | null;
                                }[];
                                unknown: {
                                    column: string;
                                    name: string;
                                    rows: number;
                                }[];
                                columns: {
                                    missing: string[];
                                    unknown: string[];
                                };
                            } | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "export" | "import";
                            /** @enum {string} */
                            state: "uploaded" | "queued" | "running" | "done" | "failed" | "cancelled";
                            /** @enum {string} */
                            format: "xlsx" | "csv";
                            from: string | null;
                            to: string | null;
                            rowsDone: number;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            errorCode: string | null;
                            fileUntil: string | null;
                            hasErrorFile: boolean;
                            preview: {
                                fileName: string;
                                header: {
                                    name: string;
                                    isKnown: boolean;
                                }[];
                                rows: {
                                    number: number;
                                    cells: (string | null)[];
                                }[];
                                missing: string[];
                                unknown: string[];
                                lacks: string[];
                            } | null;
                            result: {
                                isDryRun: boolean;
                                read: number;
                                added: number;
                                known: number;
                                changed: number;
                                failed: number;
                                errors: {
                                    row: number;
                                    column: string | null;
                                    code: string;
                                    value: string | null;
                                }[];
                                unknown: {
                                    column: string;
                                    name: string;
                                    rows: number;
                                }[];
                                columns: {
                                    missing: string[];
                                    unknown: string[];
                                };
                            } | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channelId}/form-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                channelId: string;
                                name: string;
                                prefix: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastUsedAt: string | null;
                                revokedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            channelId: string;
                            name: string;
                            prefix: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                            key: string;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channelId}/form-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channelId: string;
                    keyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incidentId}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contact: string | null;
                        };
                    };
                };
                /** @description Error */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            details: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
