BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $readOnly, $powerUser = 'ReadOnlyAccess', 'PowerUserAccess' | ForEach-Object { "arn:aws:iam::aws:policy/$_" }
    $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'

    function Test-SignIn([string] $UserName, [securestring] $Password) {
        $form = @{ UserName = $UserName; Password = ConvertFrom-SecureString $Password -AsPlainText }
        $uri = [uri]::new((Get-AdminSandbox).EndpointUrl, '/_sandbox/sign-in')
        Invoke-RestMethod -Method Post -Uri $uri -Body $form -SkipHttpErrorCheck
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'New-AdminUser' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminGroup Auditors -Policy SecurityAudit
    }

    It 'creates a user without permissions' {
        $user = New-AdminUser plain

        $user.Outcome | Should -Be 'Created'
        $user.Arn | Should -Be 'arn:aws:iam::123456789012:user/plain'
        $user.Path | Should -Be '/'
        $user.Password | Should -BeNullOrEmpty
        $user.AccessKeyId | Should -BeNullOrEmpty
        $user.SignInUrl | Should -BeNullOrEmpty
    }

    It 'creates a console user with a generated password that must be changed' {
        $user = New-AdminUser alice -GroupName Administrators -GeneratePassword

        $user.Password | Should -BeOfType securestring
        $user.Password.Length | Should -BeGreaterOrEqual 20
        $user.PasswordResetRequired | Should -BeTrue
        $user.SignInUrl | Should -Be 'https://123456789012.signin.aws.amazon.com/console'
        $user.GroupName | Should -Be 'Administrators'
        $signIn = Test-SignIn alice $user.Password
        $signIn.signedIn | Should -BeTrue
    }

    It 'uses the specified password' {
        $password = ConvertTo-SecureString 'Correct-Horse-7-Battery' -AsPlainText -Force
        $user = New-AdminUser own -Password $password -NoPasswordReset

        $user.PasswordResetRequired | Should -BeFalse
        (Test-SignIn own $password).signedIn | Should -BeTrue
    }

    It 'creates an access key' {
        $user = New-AdminUser program -ProgrammaticAccess

        $user.AccessKeyId | Should -Match '^AKIA'
        $user.SecretAccessKey | Should -BeOfType securestring
        $user.SecretAccessKey.Length | Should -Be 40
    }

    It 'shows no secret in any view' {
        $user = New-AdminUser secretive -GeneratePassword -ProgrammaticAccess
        $secrets = $user.Password, $user.SecretAccessKey | ConvertFrom-SecureString -AsPlainText
        $views = ($user | Out-String), ($user | Format-List * | Out-String), ($user | ConvertTo-Csv | Out-String),
            "$user"

        foreach ($secret in $secrets) {
            $views | Should -Not -Match ([regex]::Escape($secret))
        }
    }

    It 'shows no secret in verbose, debug and error text' {
        $password = 'Sup3r-Secret-Passw0rd!'
        $text = New-AdminUser alice -Password $password -Verbose -Debug -ErrorAction Continue *>&1 | Out-String

        $text | Should -Match 'already exists'
        $text | Should -Not -Match ([regex]::Escape($password))
    }

    It 'sets path, tags, email address and boundary' -Skip:$noCli {
        $boundary = 'arn:aws:iam::aws:policy/PowerUserAccess'
        $user = New-AdminUser tagged -Path /ops/ -Tag @{ Department = 'Ops'; CostCenter = 1234 } -Email t@example.com `
            -PermissionsBoundary $boundary
        $seen = (Invoke-AwsCli iam get-user --user-name tagged).User

        $user.Email | Should -Be 't@example.com'
        $seen.Path | Should -Be '/ops/'
        $seen.PermissionsBoundary.PermissionsBoundaryArn | Should -Be $boundary
        $seen.Tags | Sort-Object Key | ForEach-Object { "$($_.Key)=$($_.Value)" } |
            Should -Be 'CostCenter=1234', 'Department=Ops', 'Email=t@example.com'
    }

    It 'accepts a boundary by name, from Get-AdminPolicy and from a column, and looks it up once' {
        $arn = 'arn:aws:iam::aws:policy/PowerUserAccess'
        $before = (Get-AdminSandbox).CallsByAction['GetPolicy']
        $named = 1..5 | ForEach-Object { "bounded$_" } | New-AdminUser -PermissionsBoundary PowerUserAccess
        (Get-AdminSandbox).CallsByAction['GetPolicy'] | Should -Be ($before + 1)
        $piped = New-AdminUser bounded6 -PermissionsBoundary (Get-AdminPolicy PowerUserAccess)
        $rows = 'UserName,PermissionsBoundary', 'bounded7,poweruseraccess', 'bounded8,' | ConvertFrom-Csv |
            New-AdminUser

        $named.PermissionsBoundary + $piped.PermissionsBoundary + $rows[0].PermissionsBoundary | Select-Object -Unique |
            Should -Be $arn
        $rows[1].PermissionsBoundary | Should -BeNullOrEmpty
        (Get-AdminUser bounded1).PermissionsBoundary | Should -Be $arn
    }

    It 'accepts a customer managed policy as boundary by name' {
        $own = New-AdminPolicy OwnBoundary -Document $document

        (New-AdminUser own.bound -PermissionsBoundary ownboundary).PermissionsBoundary | Should -Be $own.Arn
    }

    It 'accepts a boundary by its ARN from an administrator who is not authorized to read policies' {
        $mayCreate = @{
            Version = '2012-10-17'
            Statement = @{ Effect = 'Allow'; Action = 'iam:CreateUser', 'iam:GetUser'; Resource = '*' }
        }
        $null = New-AdminGroup Creators -Policy (New-AdminPolicy MayCreate -Document $mayCreate)
        $session = New-AdminUser creator -GroupName Creators -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $user = New-AdminUser created.bound -PermissionsBoundary arn:aws:iam::aws:policy/PowerUserAccess `
            -Session $session

        $user.PermissionsBoundary | Should -Be 'arn:aws:iam::aws:policy/PowerUserAccess'
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
    }

    It 'uses the spelling of groups in the account' {
        $user = New-AdminUser spelled -GroupName administrators, AUDITORS, Administrators

        $user.GroupName | Should -Be 'Administrators', 'Auditors'
        (Get-AdminGroup -UserName spelled).GroupName | Sort-Object | Should -Be 'Administrators', 'Auditors'
    }

    It 'accepts several groups' {
        (New-AdminUser both -GroupName Administrators, Auditors).GroupName | Should -Be 'Administrators', 'Auditors'
        (Get-AdminGroup -UserName both).GroupName | Sort-Object | Should -Be 'Administrators', 'Auditors'
    }

    Context 'when the password must be changed' {
        It 'attaches IAMUserChangePassword if nothing else allows the change' {
            $before = (Get-AdminPolicy IAMUserChangePassword).AttachmentCount
            $null = New-AdminUser stuck -GroupName Auditors -GeneratePassword

            (Get-AdminPolicy IAMUserChangePassword).AttachmentCount | Should -Be ($before + 1)
        }

        It 'attaches it to no other user' -Skip:$noCli {
            $null = New-AdminUser free -GroupName Auditors -GeneratePassword -NoPasswordReset
            $null = New-AdminUser boss -GroupName Administrators -GeneratePassword

            'free', 'boss' | ForEach-Object {
                (Invoke-AwsCli iam list-attached-user-policies --user-name $_).AttachedPolicies | Should -BeNullOrEmpty
            }
        }
    }

    Context 'with rows of a CSV' {
        It 'binds every column' {
            $csv = @(
                'UserName,GroupName,Path,Tag,Email,GeneratePassword,NoPasswordReset,ProgrammaticAccess'
                'row.one,Administrators;Auditors,/ops/,Department=Ops;CostCenter=7,one@example.com,yes,no,1'
                'row.two,,,,,,,'
            ) | ConvertFrom-Csv
            $users = $csv | New-AdminUser

            $users.UserName | Should -Be 'row.one', 'row.two'
            $users[0].GroupName | Should -Be 'Administrators', 'Auditors'
            $users[0].Path | Should -Be '/ops/'
            $users[0].Tag['CostCenter'] | Should -Be '7'
            $users[0].Email | Should -Be 'one@example.com'
            $users[0].PasswordResetRequired | Should -BeTrue
            $users[0].AccessKeyId | Should -Not -BeNullOrEmpty
            $users[1].Password | Should -BeNullOrEmpty
            $users[1].AccessKeyId | Should -BeNullOrEmpty
            $users[1].Path | Should -Be '/'
        }

        It 'accepts a column Name' {
            ('Name', 'by.name' | ConvertFrom-Csv | New-AdminUser).UserName | Should -Be 'by.name'
        }

        It 'writes the users in the order of the rows' {
            $names = 1..20 | ForEach-Object { "order$_" }

            ($names | New-AdminUser -GeneratePassword -ThrottleLimit 8).UserName | Should -Be $names
        }

        It 'processes the other rows if one has the cell <Column>=<Cell>' -ForEach @(
            @{ Column = 'ProgrammaticAccess'; Cell = 'maybe'; Message = "'maybe' is not a valid switch value" }
            @{ Column = 'GeneratePassword'; Cell = 'ja'; Message = "'ja' is not a valid switch value" }
            @{ Column = 'Tag'; Cell = 'Department'; Message = "'Department' is not a tag" }
            @{ Column = 'Tag'; Cell = 'a=1;A=2'; Message = "contains the tag 'A' more than once" }
        ) {
            $id = "$Column-$([guid]::NewGuid())".Substring(0, 30)
            $users = "UserName,$Column", "$id.bad,$Cell", "$id.good," | ConvertFrom-Csv | New-AdminUser @quiet

            $users.UserName | Should -Be "$id.good"
            $problems.Count | Should -Be 1
            "$problems" | Should -Match ([regex]::Escape($Message))
            $problems | Format-Problem | Should -Be "InvalidCell InvalidArgument $id.bad"
            "$problems" | Should -BeLike "Row 1 ($id.bad): *"
        }

        It 'returns an error for every row without a name column' {
            'Person,Email', 'a,a@example.com', 'b,b@example.com' | ConvertFrom-Csv | New-AdminUser @quiet |
                Should -BeNullOrEmpty

            $problems.Count | Should -Be 2
            "$($problems[0])" | Should -Match 'no column UserName.* It has: Person, Email'
            $problems[0], $problems[1] | Format-Problem |
                Should -Be 'MissingColumn InvalidArgument', 'MissingColumn InvalidArgument'
        }

        It 'refuses a row without a name' {
            'UserName,Email', ',a@example.com', 'named,b@example.com' | ConvertFrom-Csv |
                New-AdminUser @quiet | ForEach-Object UserName | Should -Be 'named'

            $problems | Format-Problem | Should -Be 'InvalidUserName InvalidArgument'
        }

        It 'returns an error for an empty CSV' {
            Set-Content 'TestDrive:/empty.csv' 'UserName,Email'
            Import-Csv 'TestDrive:/empty.csv' | New-AdminUser @quiet

            $problems | Format-Problem | Should -Be 'EmptyInput InvalidArgument'
            $problems[0].ErrorDetails.RecommendedAction | Should -Match 'header'
        }

        It 'processes a row that repeats another one once, with one warning' {
            $rows = @(
                'UserName,GroupName,Tag,Password,Email'
                'rep.a,Administrators;Auditors,Team=A;Cost=1,Correct-Horse-7-Battery,a@example.com'
                'rep.b,,,,'
                ' REP.A ,auditors;ADMINISTRATORS,cost=1;team=A,Correct-Horse-7-Battery,a@example.com'
                'rep.c,,,,'
                'Rep.b,,,,'
            ) | ConvertFrom-Csv
            $users = $rows | New-AdminUser @quiet -WarningVariable warnings -WarningAction SilentlyContinue

            $users.UserName | Should -Be 'rep.a', 'rep.b', 'rep.c'
            $problems | Should -BeNullOrEmpty
            "$warnings" | Should -Be ("2 rows repeat another row with the same values, and were processed once: " +
                "row 3 repeats row 1 ('REP.A'), row 5 repeats row 2 ('Rep.b').")
            $warnings.Count | Should -Be 1
        }

        It 'refuses a row that repeats a name with another <What>' -ForEach @(
            @{
                What = 'password'; Column = 'Password'; One = 'Correct-Horse-7-Battery'; Two = 'Correct-Horse-8-Battery'
            }
            @{ What = 'group'; Column = 'GroupName'; One = 'Auditors'; Two = 'Administrators' }
            @{ What = 'group beside it'; Column = 'GroupName'; One = 'Auditors'; Two = 'Auditors;Administrators' }
            @{ What = 'tag value'; Column = 'Tag'; One = 'Team=a'; Two = 'Team=A' }
            @{ What = 'path'; Column = 'Path'; One = '/a/'; Two = '/A/' }
            @{ What = 'boundary'; Column = 'PermissionsBoundary'; One = 'ReadOnlyAccess'; Two = '' }
            @{ What = 'switch'; Column = 'ProgrammaticAccess'; One = 'no'; Two = 'yes' }
        ) {
            $name = "differs-$([guid]::NewGuid())".Substring(0, 30)
            $users = "UserName,$Column", "$name,$One", "$name,$Two" | ConvertFrom-Csv |
                New-AdminUser @quiet -WarningVariable warnings

            $users.UserName | Should -Be $name
            $problems | Format-Problem | Should -Be "DuplicateRow InvalidArgument $name"
            "$problems" | Should -Not -Match 'Correct-Horse'
            $warnings | Should -BeNullOrEmpty
        }

        It 'names the first ten of many repeated rows' {
            $null = 1..30 | ForEach-Object { 'many.times' } |
                New-AdminUser -WarningVariable warnings -WarningAction SilentlyContinue

            "$warnings" |
                Should -BeLike ("29 rows repeat*row 2 repeats row 1 ('many.times'), *row 11 repeats row 1 " +
                    "('many.times') and 19 more.")
        }

        It 'refuses a name that repeats with other values, regardless of case and surrounding spaces' {
            $users = 'UserName,Path', 'twice,', ' Twice,/ops/', 'once,' | ConvertFrom-Csv | New-AdminUser @quiet

            $users.UserName | Should -Be 'twice', 'once'
            $problems | Format-Problem | Should -Be 'DuplicateRow InvalidArgument Twice'
            "$problems" | Should -Match '^Row 2: .* in row 1,'
        }

        It 'continues after invalid rows, and creates nothing for them' {
            $rows = @(
                'UserName,GroupName,Path,Tag,PermissionsBoundary'
                'first,Administrators,,,'
                'two words,,,,'
                ('x' * 65 + ',,,,')
                'bad.group,Administrater,,,'
                'bad.path,,ops,,'
                'bad.tag,,,Key=<b>,'
                'aws.tag,,,aws:x=1,'
                'bad.boundary,,,,PowerUserAcess'
                'last,Auditors,,,'
            ) | ConvertFrom-Csv
            $users = $rows | New-AdminUser @quiet

            $users.UserName | Should -Be 'first', 'last'
            $problems | Format-Problem | Should -Be @(
                'InvalidUserName InvalidArgument two words'
                "InvalidUserName InvalidArgument $('x' * 65)"
                'GroupNotFound ObjectNotFound Administrater'
                'InvalidPath InvalidArgument bad.path'
                'InvalidTag InvalidArgument bad.tag'
                'InvalidTag InvalidArgument aws.tag'
                'PolicyNotFound ObjectNotFound PowerUserAcess'
            )
            "$($problems[6])" | Should -Match "Did you mean 'PowerUserAccess'"
            "$($problems[2])" | Should -Match "Did you mean 'Administrators'"
            Get-AdminUser bad.* | Should -BeNullOrEmpty
        }
    }

    It 'refuses a user that exists, whatever the case of the name' {
        New-AdminUser ALICE @quiet

        $problems | Format-Problem | Should -Be 'UserAlreadyExists ResourceExists ALICE'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Ensure'
        $problems[0].Exception.InnerException.GetType().Name | Should -Be 'EntityAlreadyExistsException'
    }

    It 'refuses -Password together with -GeneratePassword' {
        New-AdminUser torn -GeneratePassword -Password 'Correct-Horse-7-Battery' @quiet

        $problems | Format-Problem | Should -Be 'AmbiguousPassword InvalidArgument torn'
    }

    It 'refuses a boundary that does not exist before the user is created: <Boundary>' -ForEach @(
        @{ Boundary = 'arn:aws:iam::aws:policy/PowerUserAcess' }, @{ Boundary = 'PowerUserAcess' }
    ) {
        New-AdminUser unbound -PermissionsBoundary $Boundary @quiet

        ($problems | Format-Problem) | Should -Be "PolicyNotFound ObjectNotFound $Boundary"
        "$problems" | Should -Match "'PowerUserAccess'"
        Get-AdminUser unbound* | Should -BeNullOrEmpty
    }

    It 'is refused to a user without permissions' {
        $session = New-AdminUser powerless -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        'one', 'two' | New-AdminUser -Session $session @quiet

        $problems | Format-Problem | Should -Be 'AccessDenied PermissionDenied one', 'AccessDenied PermissionDenied two'
        "$($problems[0])" | Should -Match 'iam:CreateUser'
    }

    It 'ends the run with one error if the endpoint is no longer reachable' {
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $session = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox `
            -EndpointUrl (Get-AdminSandbox).EndpointUrl
        Stop-AdminSandbox
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $problem = { 1..50 | ForEach-Object { "gone$_" } | New-AdminUser -Session $session } | Should -Throw -PassThru

        $problem | Format-Problem | Should -BeLike 'EndpointUnreachable ConnectionError gone*'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
        $null = Start-AdminSandbox
    }
}

Describe 'New-AdminUser and the password policy' -Skip:$noCli {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = Invoke-AwsCli iam update-account-password-policy --minimum-password-length 32 --require-symbols `
            --require-numbers --require-uppercase-characters --require-lowercase-characters `
            --allow-users-to-change-password
    }

    It 'generates one that complies with it' {
        $user = New-AdminUser alice -GeneratePassword

        $user.Password.Length | Should -Be 32
        (Test-SignIn alice $user.Password).signedIn | Should -BeTrue
    }

    It 'refuses a weak one before the user is created, and reports what it lacks, but not the password' {
        $users = 'UserName,Password', 'weak,hunter2hunter', 'strong,Correct-Horse-7-Battery-Staple-Long' |
            ConvertFrom-Csv |
            New-AdminUser @quiet

        $users.UserName | Should -Be 'strong'
        $problems | Format-Problem | Should -Be 'PasswordPolicyViolation InvalidArgument weak'
        "$problems" | Should -Match 'at least 32 characters \(it has 13\), an uppercase letter, a symbol'
        "$problems" | Should -Not -Match 'hunter2'
        Get-AdminUser weak* | Should -BeNullOrEmpty
    }

    It 'does not attach IAMUserChangePassword if the policy lets users change their passwords' {
        (Get-AdminPolicy IAMUserChangePassword).AttachmentCount | Should -Be 0
    }
}

Describe 'New-AdminUser -Ensure' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminGroup Auditors -Policy SecurityAudit
    }

    It 'creates a user who does not exist' {
        (New-AdminUser alice -GroupName Administrators -GeneratePassword -ProgrammaticAccess -Ensure).Outcome |
            Should -Be 'Created'
    }

    It 'does not change a user who has everything, including password and key' {
        $before = (Get-AdminSandbox).CallsByAction
        $user = New-AdminUser Alice -GroupName Administrators -GeneratePassword -ProgrammaticAccess -Ensure
        $after = (Get-AdminSandbox).CallsByAction

        $user.Outcome | Should -Be 'Unchanged'
        $user.UserName | Should -Be 'alice'
        $user.Password | Should -BeNullOrEmpty
        $user.SecretAccessKey | Should -BeNullOrEmpty
        $after.Keys | Where-Object { $after[$_] -ne $before[$_] -and $_ -notmatch '^(Get|List)' } |
            Should -BeNullOrEmpty
    }

    It 'adds only what is missing' {
        $null = New-AdminUser bob -Tag @{ Department = 'Ops' }
        $user = New-AdminUser bob -GroupName Auditors -GeneratePassword `
            -Tag @{ Department = 'Sales'; CostCenter = '7' } -Ensure

        $user.Outcome | Should -Be 'Updated'
        $user.Change | Should -Be @(
            'tag CostCenter: none -> 7', 'tag Department: Ops -> Sales', 'group: Auditors', 'console password: set'
            'policy attached: IAMUserChangePassword'
        )
        $user.Password | Should -Not -BeNullOrEmpty
        $bob = Get-AdminUser bob
        $bob.Tag['Department'] | Should -Be 'Sales'
        $bob.Tag['CostCenter'] | Should -Be '7'
        (Get-AdminGroup -UserName bob).GroupName | Should -Be 'Auditors'
    }

    It 'sets path, tags, boundary and groups that differ, reports it, and removes nothing' {
        $null = New-AdminUser carol -Path /a/ -Tag @{ Team = 'A'; Kept = 'x' } -GroupName Auditors `
            -PermissionsBoundary $readOnly `
            -GeneratePassword -ProgrammaticAccess
        $key = (Get-AdminAccessKey carol).AccessKeyId
        $settings = @{
            UserName = 'CAROL'; Path = '/b/'; Tag = @{ team = 'B' }; GroupName = 'administrators'; Ensure = $true
            PermissionsBoundary = $powerUser; GeneratePassword = $true; ProgrammaticAccess = $true
        }
        $changes = @(
            "permissions boundary: $readOnly -> $powerUser"
            'path: /a/ -> /b/', 'tag Team: A -> B', 'group: Administrators'
        )

        $preview = New-AdminUser @settings -WhatIf
        $preview.Outcome | Should -Be 'WhatIf'
        $preview.Change | Should -Be $changes
        Get-WhatIfText { New-AdminUser @settings -WhatIf } |
            Should -Match ([regex]::Escape($changes -join '; ') + '.*carol')
        (Get-AdminUser carol).Path | Should -Be '/a/'

        $user = New-AdminUser @settings
        $user.Outcome | Should -Be 'Updated'
        $user.Change | Should -Be $changes
        $user.Password ?? $user.AccessKeyId | Should -BeNullOrEmpty
        $user.Arn | Should -Be 'arn:aws:iam::123456789012:user/b/carol'
        $user.GroupName | Sort-Object | Should -Be 'Administrators', 'Auditors'
        $seen = Get-AdminUser carol
        $seen.Path, $seen.PermissionsBoundary, $seen.Tag['Team'], $seen.Tag['Kept'] |
            Should -Be '/b/', $powerUser, 'B', 'x'
        (Get-AdminAccessKey carol).AccessKeyId | Should -Be $key

        $again = New-AdminUser @settings
        $again.Outcome | Should -Be 'Unchanged'
        $again.Change | Should -BeNullOrEmpty
    }

    It 'does not change what is not specified' {
        $null = New-AdminUser dora -Path /a/ -Tag @{ Team = 'A' } -PermissionsBoundary $readOnly -GroupName Auditors
        $user = New-AdminUser dora -Ensure

        $user.Outcome | Should -Be 'Unchanged'
        $user.Path, $user.Tag['Team'], $user.PermissionsBoundary, $user.GroupName |
            Should -Be '/a/', 'A', $readOnly, 'Auditors'
        'UserName,Path,Tag,PermissionsBoundary,GroupName,Ensure', 'dora,,,,,yes' | ConvertFrom-Csv | New-AdminUser |
            ForEach-Object Outcome | Should -Be 'Unchanged'
    }

    It 'treats a tag that differs only in the case of its key as set' {
        $null = New-AdminUser erin -Tag @{ Team = 'A' }

        (New-AdminUser erin -Tag @{ TEAM = 'A' } -Ensure).Outcome | Should -Be 'Unchanged'
        (New-AdminUser erin -Tag @{ TEAM = 'a' } -Ensure).Change | Should -Be 'tag Team: A -> a'
    }

    It 'shows with -WhatIf that a user would be created' {
        Get-WhatIfText { New-AdminUser nobody.yet -GroupName Auditors -Ensure -WhatIf } |
            Should -Match 'in Auditors.*nobody.yet'
        Get-AdminUser nobody.yet* | Should -BeNullOrEmpty
    }

    It 'sends no additional requests for an existing user, nor for a new one' {
        $names = 1..20 | ForEach-Object { "cost$_" }
        $before = (Get-AdminSandbox).TotalCalls
        $null = $names | New-AdminUser -GroupName Auditors -GeneratePassword -NoPasswordReset
        $created = (Get-AdminSandbox).TotalCalls - $before
        $created | Should -BeLessOrEqual (3 * 20 + 3)

        $before = (Get-AdminSandbox).TotalCalls
        $null = $names | New-AdminUser -GroupName Auditors -GeneratePassword -NoPasswordReset -Ensure
        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessOrEqual (4 * 20 + 3)
    }

    It 'accepts Ensure from a column' {
        'UserName,Ensure', 'alice,yes' | ConvertFrom-Csv | New-AdminUser | ForEach-Object Outcome |
            Should -Be 'Unchanged'
    }
}

Describe 'New-AdminUser -WhatIf' {
    It 'changes nothing, and shows what it would create' {
        $null = Start-AdminSandbox
        $before = (Get-AdminSandbox).TotalCalls
        $path = Join-Path $TestDrive 'whatif.csv'
        $user = New-AdminUser alice -GroupName Administrators -GeneratePassword -ProgrammaticAccess `
            -CredentialPath $path -WhatIf

        $user.Outcome | Should -Be 'WhatIf'
        $user.GroupName | Should -Be 'Administrators'
        $user.Password | Should -BeNullOrEmpty
        (Get-AdminSandbox).TotalCalls | Should -Be $before
        $path | Should -Not -Exist
    }
}

Describe 'New-AdminUser -CredentialPath' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
    }

    It 'writes every secret, for its owner only' {
        $path = Join-Path $TestDrive 'ledger.csv'
        $users = 'alice', 'bob' | New-AdminUser -GeneratePassword -ProgrammaticAccess -CredentialPath $path
        $rows = Import-Csv $path

        $rows.'User name' | Sort-Object | Should -Be 'alice', 'bob'
        foreach ($user in $users) {
            $row = $rows | Where-Object 'User name' -EQ $user.UserName
            $row.Password | Should -BeExactly (ConvertFrom-SecureString $user.Password -AsPlainText)
            $row.'Secret access key' | Should -BeExactly (ConvertFrom-SecureString $user.SecretAccessKey -AsPlainText)
        }
        if (-not $IsWindows) {
            (Get-Item $path).UnixMode | Should -Be '-rw-------'
        }
        "$path.journal" | Should -Not -Exist
    }

    It 'adds to a file of its own' {
        $path = Join-Path $TestDrive 'ledger.csv'
        $null = New-AdminUser carol -GeneratePassword -CredentialPath $path

        @(Import-Csv $path).Count | Should -Be 3
    }

    It 'creates no user if the file is a different kind of file' {
        $path = Join-Path $TestDrive 'other.csv'
        Set-Content -LiteralPath $path 'something else'
        $problem = { New-AdminUser dave -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FileExists ResourceExists $path"
        Get-AdminUser dave* | Should -BeNullOrEmpty
        Get-Content -LiteralPath $path | Should -Be 'something else'
    }

    It 'creates no user if the folder does not exist' {
        $path = Join-Path $TestDrive 'nowhere/x.csv'
        $problem = { New-AdminUser dave -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FolderNotFound ObjectNotFound $path"
        Get-AdminUser dave* | Should -BeNullOrEmpty
    }
}

Describe 'New-AdminUser -Rollback' -Skip:$noCli {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminGroup Auditors -Policy SecurityAudit

        # A session that is authorized for everything in IAM except the named actions.
        function Connect-Maker([string] $Name, [string[]] $Denied) {
            $maker = New-AdminUser $Name -ProgrammaticAccess -Session $root
            $policy = @{
                Version = '2012-10-17'
                Statement = @{ Effect = 'Allow'; Action = 'iam:*'; Resource = '*' },
                    @{ Effect = 'Deny'; Action = $Denied; Resource = '*' }
            } | ConvertTo-Json -Depth 4 -Compress
            $null = Invoke-AwsCli iam put-user-policy --user-name $Name --policy-name own --policy-document $policy
            $maker | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        }

        $root = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $what = @{ GroupName = 'Administrators'; GeneratePassword = $true; ProgrammaticAccess = $true }
    }

    It 'deletes what it created for a user who cannot be completed' {
        $session = Connect-Maker maker iam:CreateAccessKey

        $path = Join-Path $TestDrive 'incomplete.csv'
        $half = New-AdminUser half @what -Session $session -CredentialPath $path @quiet
        $half.Outcome | Should -Be 'Incomplete'
        (Import-Csv $path).Password | Should -BeExactly (ConvertFrom-SecureString $half.Password -AsPlainText)
        $half.CredentialPath | Should -Be $path
        $half | Out-String | Should -Match 'saved in incomplete\.csv'
        $problems | Format-Problem | Should -Be 'UserIncomplete PermissionDenied half'
        "$problems" | Should -Match 'the access key'
        New-AdminUser none @what -Session $session -Rollback @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'UserIncomplete PermissionDenied none'
        "$problems" | Should -Match "Everything that this command created for 'none' was deleted"

        (Get-AdminUser -Session $root).UserName | Should -Be 'half', 'maker'
    }

    It 'does not change what existed before' {
        $session = Connect-Maker keyless iam:CreateAccessKey
        $null = New-AdminUser there -GroupName Auditors -Session $root

        New-AdminUser there @what -Session $session -Ensure -Rollback @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'UserIncomplete PermissionDenied there'
        "$problems" | Should -Match "The changes of this command to 'there' were reverted"
        (Invoke-AwsCli iam list-groups-for-user --user-name there).Groups.GroupName | Should -Be 'Auditors'
        { Invoke-AwsCli iam get-login-profile --user-name there } | Should -Throw '*NoSuchEntity*'
    }

    It 'reverts what -Ensure changed on an existing user' {
        $session = Connect-Maker restoring iam:CreateAccessKey
        $null = New-AdminUser changed -Path /a/ -Tag @{ Team = 'A' } -PermissionsBoundary $readOnly -Session $root
        $settings = @{ Path = '/b/'; Tag = @{ Team = 'B'; New = 'n' }; PermissionsBoundary = $powerUser }

        New-AdminUser changed @what @settings -Session $session -Ensure -Rollback @quiet | Should -BeNullOrEmpty

        "$problems" | Should -Match 'were reverted'
        $user = Get-AdminUser changed -Session $root
        $user.Path, $user.PermissionsBoundary, $user.Tag['Team'], $user.Tag.Count |
            Should -Be '/a/', $readOnly, 'A', 1
    }

    It 'grants no permissions to a user whose boundary cannot be set' {
        $session = Connect-Maker unbounding iam:PutUserPermissionsBoundary
        $null = New-AdminUser free.rider -Session $root
        $user = New-AdminUser free.rider -GroupName Administrators -GeneratePassword -PermissionsBoundary $readOnly `
            -Session $session -Ensure @quiet

        $user.Outcome | Should -Be 'Incomplete'
        $problems | Format-Problem | Should -Be 'UserIncomplete PermissionDenied free.rider'
        "$problems" |
            Should -Match 'the permissions boundary .*membership of the group .Administrators.*the console password'
        (Invoke-AwsCli iam list-groups-for-user --user-name free.rider).Groups | Should -BeNullOrEmpty
    }

    It 'reports what it could not delete again' {
        $session = Connect-Maker clinging iam:CreateAccessKey, iam:DeleteLoginProfile, iam:DeleteUser

        New-AdminUser stuck @what -Session $session -Rollback @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'UserIncomplete PermissionDenied stuck'
        "$problems" |
            Should -Match ("Could not be reverted: .*the console password of 'stuck' .*the user " +
                "'stuck'")
        (Invoke-AwsCli iam get-login-profile --user-name stuck).LoginProfile.UserName | Should -Be 'stuck'
        (Invoke-AwsCli iam list-groups-for-user --user-name stuck).Groups | Should -BeNullOrEmpty
    }
}
